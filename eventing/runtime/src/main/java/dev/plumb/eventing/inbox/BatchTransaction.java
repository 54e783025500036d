package dev.plumb.eventing.inbox;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One try at one piece of work: inbox, version gate, decision, state, outbox, effects and timers
 * commit together or not at all. What is asked of the database goes to it in two lots, all that is
 * read and all that is written; only parked events cost a third (docs/adr/0007).
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
    private final String stream = table.stream();
    private final Tally tally = new Tally();

    Try(Tx tx, Work work) {
      this.tx = tx;
      this.work = work;
    }

    Uni<Tally> run() {
      return gather().map(this::decide).chain(this::write).replaceWith(tally);
    }

    /** The aggregates before it is known which events are next: those that aren't are few. */
    private Uni<Gathered<A>> gather() {
      return Uni.combine()
          .all()
          .unis(
              store.admit(tx, stream, work.events(), work.keys()),
              store.waiting(tx, stream, work.keys()),
              load(keysThatMatter(work.events())))
          .asTuple()
          .chain(
              read ->
                  recall(
                      new Gathered<>(judged(read.getItem1()), read.getItem3()), read.getItem2()));
    }

    private Gate judged(Admitted admitted) {
      int newest = work.events().stream().mapToInt(ReceivedEvent::epoch).max().orElse(0);
      if (newest > admitted.epoch()) {
        throw new NewHistoryException(newest);
      }
      if (admitted.stopped()) {
        throw new StreamStoppedException(stream);
      }
      Gate gate =
          new Gate(
              work.keys(), admitted.watermarks(), admitted.epoch(), table::isStateTransfer, tally);
      gate.deliver(work.events(), admitted.fresh());
      return gate;
    }

    private Uni<Gathered<A>> recall(Gathered<A> gathered, Set<UUID> waiting) {
      if (waiting.isEmpty()) {
        return Uni.createFrom().item(gathered);
      }
      return store
          .behind(tx, stream, gathered.gate().sequencesOf(waiting))
          .invoke(gathered.gate()::recall)
          .map(this::keysThatMatter)
          .invoke(keys -> keys.removeAll(gathered.stored().keySet()))
          .chain(this::load)
          .map(gathered::with);
    }

    private Set<UUID> keysThatMatter(List<ReceivedEvent> events) {
      Set<UUID> keys = HashSet.newHashSet(events.size());
      for (ReceivedEvent event : events) {
        if (table.reactionTo(event.type()).isPresent()) {
          keys.add(event.key());
        }
      }
      return keys;
    }

    private Uni<Map<UUID, A>> load(Set<UUID> keys) {
      return keys.isEmpty() || work.verdict().isPresent()
          ? Uni.createFrom().item(Map.of())
          : aggregates.load(tx, keys);
    }

    private Plan<A> decide(Gathered<A> gathered) {
      Fold<A> fold = new Fold<>(table, gathered.stored(), aggregates::blank, tally, work.verdict());
      gathered.gate().sequences().forEach(sequence -> fold.follow(sequence, work.releases()));
      return fold.plan();
    }

    private Uni<Void> write(Plan<A> plan) {
      tally.delivered(Outcome.DEAD, work.unreadable().size());
      List<Uni<Void>> writes = new ArrayList<>();
      writes.add(create(plan.created()));
      writes.add(save(plan.changed()));
      writes.add(append(plan.events()));
      writes.add(intend(plan.effects()));
      writes.add(change(plan.timers()));
      writes.add(store.write(tx, stream, plan));
      writes.add(store.buryUnreadable(tx, stream, work.unreadable()));
      return Uni.combine().all().unis(writes).discardItems();
    }

    private Uni<Void> create(List<A> created) {
      return created.isEmpty()
          ? Uni.createFrom().voidItem()
          : OvertakenException.unless(created.size(), aggregates.create(tx, created));
    }

    private Uni<Void> save(List<A> changed) {
      return changed.isEmpty() ? Uni.createFrom().voidItem() : aggregates.save(tx, changed);
    }

    private Uni<Void> intend(List<Intent> intents) {
      return effects.intend(
          tx,
          intents.stream().map(it -> it.effect().causedAt(causedAt(it.cause()))).toList(),
          intents.stream().map(i -> i.cause().traceparent().orElse(null)).toList());
    }

    /** A state stands for events of any age. */
    private Instant causedAt(ReceivedEvent cause) {
      return table.isStateTransfer(cause) ? Instant.EPOCH : cause.occurredAt();
    }

    private Uni<Void> change(List<Setting> settings) {
      return timers.change(
          tx,
          settings.stream().map(Setting::timer).toList(),
          settings.stream().map(s -> s.cause().traceparent().orElse(null)).toList());
    }

    private Uni<Void> append(List<Consequence> consequences) {
      return outbox.append(
          tx,
          consequences.stream().map(Consequence::event).toList(),
          consequences.stream().map(c -> c.cause().traceparent().orElse(null)).toList());
    }
  }

  /**
   * What a decision is made of.
   *
   * @param stored aggregates that have a row
   */
  private record Gathered<A>(Gate gate, Map<UUID, A> stored) {

    Gathered<A> with(Map<UUID, A> more) {
      if (more.isEmpty()) {
        return this;
      }
      Map<UUID, A> all = new HashMap<>(stored);
      all.putAll(more);
      return new Gathered<>(gate, all);
    }
  }
}
