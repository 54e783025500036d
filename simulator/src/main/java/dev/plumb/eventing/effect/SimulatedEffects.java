package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Contexts;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.memory.MemoryTx;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One replica's effects: intended in its transactions, made by its worker through real attempts.
 */
public final class SimulatedEffects implements Effects {

  private final MemoryEffectTable table;
  private final MemoryEffectStore store;
  private final Process process;
  private final EffectSettings settings;
  private final Transactions transactions;
  private final MeterRegistry meters;
  private final List<ClaimedEffect> underWay = new ArrayList<>();
  private EffectPorts ports;
  private EffectAttempt attempt;
  private Providers providers;
  private boolean claiming;
  private boolean askedMeanwhile;

  public SimulatedEffects(
      MemoryEffectTable table,
      Process process,
      EffectSettings settings,
      Transactions transactions,
      MeterRegistry meters) {
    this.table = table;
    this.process = process;
    this.settings = settings;
    this.transactions = transactions;
    this.meters = meters;
    this.store = new MemoryEffectStore(table, process, settings.claim());
  }

  /** To be called once the application has made them. */
  public void start(Collection<? extends EffectPort> known) {
    ports = new EffectPorts(known);
    EffectStore used = process.world().has(Bug.CALL_WHEN_UNKNOWN) ? new NeverAsks(store) : store;
    providers =
        new Providers(
            ports,
            settings,
            process.world().random(),
            new Troubles(new TroubleRows(null)),
            this::claim);
    attempt =
        new EffectAttempt(
            used,
            ports,
            transactions,
            new SameContext(),
            new EffectMetrics(meters, List.of()),
            settings,
            providers);
    if (!ports.kinds().isEmpty()) {
      every(settings.poll(), this::claim);
      every(settings.renew(), () -> store.renew(underWay));
    }
  }

  private void every(Duration period, Runnable action) {
    process.after(
        period.toNanos(),
        () -> {
          action.run();
          every(period, action);
        });
  }

  private void claim() {
    List<Room> rooms = providers.rooms(underWay);
    if (rooms.isEmpty()) {
      return;
    }
    if (claiming) {
      askedMeanwhile = true;
      return;
    }
    claiming = true;
    askedMeanwhile = false;
    store.claim(ports.kinds(), rooms).subscribe().with(this::claimed);
  }

  private void claimed(List<ClaimedEffect> claimed) {
    claiming = false;
    underWay.addAll(claimed);
    claimed.forEach(this::make);
    if (askedMeanwhile) {
      claim();
    }
  }

  private void make(ClaimedEffect claimed) {
    ClaimedEffect known =
        process.world().has(Bug.CALL_WHEN_UNKNOWN) ? NeverAsks.calling(claimed) : claimed;
    attempt.make(known).subscribe().with(made -> done(claimed), unclosed -> done(claimed));
  }

  private void done(ClaimedEffect claimed) {
    underWay.remove(claimed);
    claim();
  }

  @Override
  public Uni<Void> intend(Tx tx, List<NewEffect> effects, List<String> traceparents) {
    MemoryTx open = MemoryTx.of(tx);
    for (NewEffect effect : effects) {
      ports.of(effect.kind());
      open.write(() -> table.intend(effect));
      open.note(() -> "the intent " + effect.kind() + " " + effect.purpose());
    }
    if (!effects.isEmpty()) {
      open.afterCommit(this::claim);
    }
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Tx> inTraceOf(Tx tx, UUID key, List<String> kinds) {
    return Uni.createFrom().item(tx);
  }

  private static final class SameContext implements Contexts {

    @Override
    public <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
      return Uni.createFrom().<T>deferred(work);
    }
  }
}
