package dev.plumb.eventing.inbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.inbox.Plan.Consequence;
import dev.plumb.eventing.inbox.Plan.Intent;
import dev.plumb.eventing.inbox.Plan.Setting;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One try at one piece of work: inbox, version gate, decision, state, outbox, effects and timers
 * commit together or not at all.
 */
final class BatchTransaction<A> {

  private final Transactions transactions;
  private final InboxStore store;
  private final Outbox outbox;
  private final Effects effects;
  private final Timers timers;
  private final Aggregates<A> aggregates;
  private final EventTable<A> table;

  BatchTransaction(
      Transactions transactions,
      InboxStore store,
      Outbox outbox,
      Effects effects,
      Timers timers,
      Aggregates<A> aggregates,
      EventTable<A> table) {
    this.transactions = transactions;
    this.store = store;
    this.outbox = outbox;
    this.effects = effects;
    this.timers = timers;
    this.aggregates = aggregates;
    this.table = table;
  }

  /** What was committed; fails with whatever failed, and then nothing was. */
  Uni<Tally> run(Work work) {
    return transactions.inTransaction(tx -> within(tx, work));
  }

  /** The same in a transaction that is open already. */
  Uni<Tally> within(Tx tx, Work work) {
    return new Try(tx, work).run();
  }

  private final class Try {

    private final Tx tx;
    private final Work work;
    private final Tally tally = new Tally();

    Try(Tx tx, Work work) {
      this.tx = tx;
      this.work = work;
    }

    Uni<Tally> run() {
      return store
          .admit(tx, table.stream(), work.events(), work.keys())
          .chain(this::recallParked)
          .chain(this::decide)
          .chain(this::write)
          .chain(this::buryUnreadable)
          .replaceWith(tally);
    }

    private Uni<Collection<Sequence>> recallParked(Admitted admitted) {
      Gate gate = new Gate(work.keys(), admitted.watermarks(), table::isStateTransfer, tally);
      gate.deliver(work.events(), admitted.fresh());
      return store
          .behind(tx, table.stream(), gate.sequences())
          .invoke(gate::recall)
          .map(parked -> gate.sequences());
    }

    private Uni<Plan<A>> decide(Collection<Sequence> sequences) {
      return load(sequences)
          .map(
              states -> {
                Fold<A> fold = new Fold<>(table, states, tally, work.verdict());
                sequences.forEach(sequence -> fold.follow(sequence, work.releases()));
                return fold.plan();
              });
    }

    private Uni<Map<UUID, A>> load(Collection<Sequence> sequences) {
      Set<UUID> keys = new HashSet<>();
      for (Sequence sequence : sequences) {
        if (sequence.run(work.releases()).stream().anyMatch(step -> matters(step.event()))) {
          keys.add(sequence.key());
        }
      }
      return keys.isEmpty() || work.verdict().isPresent()
          ? Uni.createFrom().item(Map.of())
          : aggregates.load(tx, keys);
    }

    private boolean matters(ReceivedEvent event) {
      return table.reactionTo(event.type()).isPresent();
    }

    private Uni<Plan<A>> write(Plan<A> plan) {
      return save(plan.changed())
          .chain(() -> append(plan.events()))
          .chain(() -> intend(plan))
          .chain(() -> change(plan.timers()))
          .chain(() -> store.write(tx, table.stream(), plan))
          .replaceWith(plan);
    }

    private Uni<Void> save(List<A> changed) {
      return changed.isEmpty() ? Uni.createFrom().voidItem() : aggregates.save(tx, changed);
    }

    private Uni<Void> intend(Plan<A> plan) {
      if (plan.effects().isEmpty()) {
        return Uni.createFrom().voidItem();
      }
      return effects.intend(
          tx,
          plan.effects().stream().map(Intent::effect).toList(),
          plan.effects().stream().map(i -> i.cause().traceparent().orElse(null)).toList());
    }

    private Uni<Void> change(List<Setting> settings) {
      return timers.change(
          tx,
          settings.stream().map(Setting::timer).toList(),
          settings.stream().map(s -> s.cause().traceparent().orElse(null)).toList());
    }

    private Uni<Void> append(List<Consequence> consequences) {
      List<NewEvent> events = consequences.stream().map(Consequence::event).toList();
      List<String> traces =
          consequences.stream().map(c -> c.cause().traceparent().orElse(null)).toList();
      return outbox.append(tx, events, traces);
    }

    private Uni<Void> buryUnreadable(Plan<A> plan) {
      tally.delivered(Outcome.DEAD, work.unreadable().size());
      return store.buryUnreadable(tx, table.stream(), work.unreadable());
    }
  }
}
