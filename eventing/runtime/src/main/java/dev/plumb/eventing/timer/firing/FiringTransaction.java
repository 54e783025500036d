package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Timers of one purpose go, and what they do comes: state, events, effects and other timers in one
 * transaction. The aggregates are locked before the timers, as by whoever sets or cancels one.
 */
final class FiringTransaction {

  private static final Logger LOG = Logger.getLogger(FiringTransaction.class);

  private final Transactions transactions;
  private final TimerRows rows;
  private final Outbox outbox;
  private final Effects effects;
  private final Timers timers;

  FiringTransaction(
      Transactions transactions, TimerRows rows, Outbox outbox, Effects effects, Timers timers) {
    this.transactions = transactions;
    this.rows = rows;
    this.outbox = outbox;
    this.effects = effects;
    this.timers = timers;
  }

  /**
   * @param applied how many did something
   * @param refused how many came too late to
   */
  record Fired(int applied, int refused) {}

  /** Those that are no longer the claim's are left out. */
  <A> Uni<Fired> fire(TimerPort<A> port, List<DueTimer> claimed, UUID claim) {
    Set<UUID> keys = new HashSet<>();
    claimed.forEach(timer -> keys.add(timer.key()));
    return transactions.inTransaction(
        tx ->
            port.aggregates()
                .load(tx, keys)
                .chain(
                    states ->
                        rows.take(tx, port.purpose(), claimed, claim)
                            .map(taken -> new Outcome<>(port, states).of(claimed, taken)))
                .chain(outcome -> write(tx, port, outcome)));
  }

  private <A> Uni<Fired> write(Tx tx, TimerPort<A> port, Outcome<A> outcome) {
    Uni<Void> saved =
        outcome.changed.isEmpty()
            ? Uni.createFrom().voidItem()
            : port.aggregates().save(tx, outcome.changed);
    return saved
        .chain(() -> outbox.append(tx, whats(outcome.events), traces(outcome.events)))
        .chain(() -> effects.intend(tx, whats(outcome.effects), traces(outcome.effects)))
        .chain(() -> timers.change(tx, whats(outcome.timers), traces(outcome.timers)))
        .replaceWith(() -> new Fired(outcome.applied, outcome.refused));
  }

  private static <T> List<T> whats(List<Caused<T>> caused) {
    return caused.stream().map(Caused::what).toList();
  }

  private static List<String> traces(List<? extends Caused<?>> caused) {
    return caused.stream().<String>map(each -> each.by().traceparent().orElse(null)).toList();
  }

  private record Caused<T>(T what, DueTimer by) {}

  private static final class Outcome<A> {
    private final TimerPort<A> port;
    private final Map<UUID, A> states;
    private final List<A> changed = new ArrayList<>();
    private final List<Caused<NewEvent>> events = new ArrayList<>();
    private final List<Caused<NewEffect>> effects = new ArrayList<>();
    private final List<Caused<TimerChange>> timers = new ArrayList<>();
    private int applied;
    private int refused;

    Outcome(TimerPort<A> port, Map<UUID, A> states) {
      this.port = port;
      this.states = states;
    }

    Outcome<A> of(List<DueTimer> claimed, Set<UUID> taken) {
      claimed.stream().filter(timer -> taken.contains(timer.key())).forEach(this::fire);
      return this;
    }

    private void fire(DueTimer timer) {
      A state = states.get(timer.key());
      if (state == null) {
        refuse(timer, "there is no aggregate " + timer.key());
        return;
      }
      switch (port.fire(state, timer)) {
        case Reaction.Applied<A> it -> apply(state, it, timer);
        case Reaction.Refused<A>(String reason) -> refuse(timer, reason);
      }
    }

    private void apply(A before, Reaction.Applied<A> reaction, DueTimer timer) {
      applied++;
      if (reaction.next() != before) {
        changed.add(reaction.next());
      }
      reaction.events().forEach(it -> events.add(new Caused<>(it, timer)));
      reaction.effects().forEach(it -> effects.add(new Caused<>(it, timer)));
      reaction.timers().forEach(it -> timers.add(new Caused<>(it, timer)));
    }

    private void refuse(DueTimer timer, String reason) {
      refused++;
      LOG.debugf("timer %s of %s fired too late: %s", timer.purpose(), timer.key(), reason);
    }
  }
}
