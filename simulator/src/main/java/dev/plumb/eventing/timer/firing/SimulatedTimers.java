package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.World;
import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One replica's timers: set in its transactions, fired by whichever replica is there. */
public final class SimulatedTimers implements Timers {

  private final MemoryTimerTable table;
  private final World world;
  private final Transactions transactions;
  private final Supplier<Collection<? extends TimerPort<?>>> ports;

  public SimulatedTimers(
      MemoryTimerTable table,
      World world,
      Transactions transactions,
      Supplier<Collection<? extends TimerPort<?>>> ports) {
    this.table = table;
    this.world = world;
    this.transactions = transactions;
    this.ports = ports;
  }

  @Override
  public Uni<Void> change(Tx tx, List<? extends TimerChange> changes, List<String> traceparents) {
    for (TimerChange change : changes) {
      MemoryTx.of(tx).write(() -> change(change));
    }
    return Uni.createFrom().voidItem();
  }

  private void change(TimerChange change) {
    switch (change) {
      case TimerChange.SetTimer it -> table.set(it, until(it.due()));
      case TimerChange.CancelTimer it -> table.cancel(it);
    }
  }

  private long until(Due due) {
    return switch (due) {
      case Due.After it -> it.length().toNanos();
      case Due.At it -> Math.max(0, Duration.between(world.clock().instant(), it.time()).toNanos());
    };
  }

  /** In one transaction with whatever follows; nothing if it was cancelled or set anew. */
  public Uni<Void> fire(MemoryTimerTable.Row row, Outbox outbox, Effects effects) {
    TimerPort<?> port =
        ports.get().stream()
            .filter(each -> each.purpose().equals(row.timer().purpose()))
            .findFirst()
            .orElseThrow();
    return fire(port, row, outbox, effects);
  }

  private <A> Uni<Void> fire(
      TimerPort<A> port, MemoryTimerTable.Row row, Outbox outbox, Effects effects) {
    UUID key = row.timer().key();
    return transactions.inTransaction(
        tx ->
            port.aggregates()
                .load(tx, Set.of(key))
                .chain(
                    states ->
                        table.stands(row)
                            ? fire(
                                tx,
                                port,
                                row,
                                Optional.ofNullable(states.get(key)),
                                outbox,
                                effects)
                            : Uni.createFrom().voidItem()));
  }

  private <A> Uni<Void> fire(
      Tx tx,
      TimerPort<A> port,
      MemoryTimerTable.Row row,
      Optional<A> state,
      Outbox outbox,
      Effects effects) {
    MemoryTx.of(tx).write(() -> table.fired(row));
    MemoryTx.of(tx).note(() -> "the timer " + row.timer().purpose());
    DueTimer due =
        new DueTimer(
            row.timer().purpose(),
            row.timer().key(),
            row.timer().version(),
            row.attempt(),
            Optional.empty());
    return state
        .map(before -> write(tx, port, before, port.fire(before, due), outbox, effects))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private <A> Uni<Void> write(
      Tx tx, TimerPort<A> port, A before, Reaction<A> reaction, Outbox outbox, Effects effects) {
    return switch (reaction) {
      case Reaction.Refused<A> refused -> Uni.createFrom().voidItem();
      case Reaction.Applied<A> it ->
          save(tx, port, before, it.next())
              .chain(() -> outbox.append(tx, it.events()))
              .chain(() -> effects.intend(tx, it.effects(), List.of()))
              .chain(() -> change(tx, it.timers(), List.of()));
    };
  }

  private static <A> Uni<Void> save(Tx tx, TimerPort<A> port, A before, A next) {
    return next == before ? Uni.createFrom().voidItem() : port.aggregates().save(tx, List.of(next));
  }
}
