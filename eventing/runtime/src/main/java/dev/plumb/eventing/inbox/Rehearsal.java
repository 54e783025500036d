package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Revival.DeadAgain;
import dev.plumb.eventing.inbox.Sequence.Step;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Leads an aggregate through a dead event, and what waits behind it, without writing anything: the
 * reactions are pure. To be rolled back all the same, since loading locks.
 */
final class Rehearsal<A> {

  private final Subscription<A> subscription;
  private final ReceivedEvent dead;
  private final int limit;

  /**
   * @param limit how many events to look at
   */
  Rehearsal(Subscription<A> subscription, ReceivedEvent dead, int limit) {
    this.subscription = subscription;
    this.dead = dead;
    this.limit = limit;
  }

  Uni<List<Rehearsed>> run(Tx tx) {
    return WatermarkTable.lock(tx, dead.stream(), dead.key())
        .chain(
            watermark ->
                dead.version() == watermark.version() + 1
                    ? from(tx, watermark)
                    : notNext(watermark.version()));
  }

  private Uni<List<Rehearsed>> notNext(long watermark) {
    Rehearsed only =
        dead.version() > watermark
            ? rehearsed(Outcome.DEAD, DeadAgain.behindAGap().getMessage())
            : rehearsed(Outcome.STALE, "nothing: its key has gone on to version " + watermark);
    return Uni.createFrom().item(List.of(only));
  }

  private Rehearsed rehearsed(Outcome outcome, String change) {
    return new Rehearsed(dead.version(), dead.type(), outcome, change, List.of(), List.of());
  }

  private Uni<List<Rehearsed>> from(Tx tx, Watermark watermark) {
    Sequence sequence = new Sequence(dead.key(), Optional.of(watermark), watermark.epoch());
    sequence.recall(dead);
    return ParkedTable.behind(tx, dead.stream(), List.of(sequence))
        .invoke(parked -> parked.forEach(sequence::recall))
        .chain(() -> subscription.aggregates().load(tx, Set.of(dead.key())))
        .map(states -> follow(sequence.run(limit), states));
  }

  private List<Rehearsed> follow(List<Step> steps, Map<UUID, A> loaded) {
    Map<UUID, A> states = new HashMap<>(loaded);
    subscription.aggregates().blank(dead.key()).ifPresent(it -> states.putIfAbsent(dead.key(), it));
    List<Rehearsed> all = new ArrayList<>();
    for (Step step : steps) {
      Rehearsed next = next(step.event(), states);
      all.add(next);
      if (next.outcome() == Outcome.DEAD) {
        break;
      }
    }
    return all;
  }

  /** The state after it is the state the next one meets. */
  private Rehearsed next(ReceivedEvent event, Map<UUID, A> states) {
    Sequence alone = new Sequence(event.key(), Optional.of(Watermark.at(event.version() - 1)), 1);
    alone.recall(event);
    Fold<A> fold =
        new Fold<>(
            subscription.table(), states, key -> Optional.empty(), new Tally(), Optional.empty());
    fold.follow(alone, 1);
    Plan<A> plan = fold.plan();
    Optional<A> before = Optional.ofNullable(states.get(event.key()));
    plan.changed().forEach(after -> states.put(event.key(), after));
    return rehearsed(event, plan, before, Optional.ofNullable(states.get(event.key())));
  }

  private Rehearsed rehearsed(
      ReceivedEvent event, Plan<A> plan, Optional<A> before, Optional<A> after) {
    if (!plan.dead().isEmpty()) {
      return rehearsed(event, Outcome.DEAD, plan.dead().getFirst().reason(), plan);
    }
    if (!plan.refused().isEmpty()) {
      return rehearsed(event, Outcome.REFUSED, plan.refused().getFirst().reason(), plan);
    }
    return rehearsed(event, Outcome.APPLIED, change(before, after), plan);
  }

  private String change(Optional<A> before, Optional<A> after) {
    if (after.isEmpty() || after.equals(before)) {
      return "no change";
    }
    String name = after.get().getClass().getSimpleName();
    String from = before.map(subscription::stateOf).orElse("nothing");
    String to = subscription.stateOf(after.get());
    return from.equals(to)
        ? "%s changes and stays %s".formatted(name, to)
        : "%s moves from %s to %s".formatted(name, from, to);
  }

  private static Rehearsed rehearsed(
      ReceivedEvent event, Outcome outcome, String change, Plan<?> plan) {
    return new Rehearsed(
        event.version(),
        event.type(),
        outcome,
        change,
        plan.events().stream().map(it -> it.event().type()).toList(),
        plan.effects().stream()
            .map(it -> it.effect().kind() + " " + it.effect().purpose())
            .toList());
  }
}
