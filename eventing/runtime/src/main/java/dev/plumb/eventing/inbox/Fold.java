package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Plan.Consequence;
import dev.plumb.eventing.inbox.Plan.Intent;
import dev.plumb.eventing.inbox.Plan.Setting;
import dev.plumb.eventing.inbox.Plan.Verdict;
import dev.plumb.eventing.inbox.Sequence.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Leads aggregates through their events in version order; the state after one event is the state
 * the next one meets. Pure: nothing is read or written.
 */
final class Fold<A> {

  private final EventTable<A> table;
  private final Map<UUID, A> stored;
  private final Function<UUID, Optional<A>> blank;
  private final Tally tally;
  private final Optional<String> verdict;
  private final Plan<A> plan =
      new Plan<>(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new HashMap<>(),
          new HashMap<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());

  /**
   * @param stored states of the keys that have an aggregate
   * @param blank how the others begin, if they can
   * @param verdict if present, whatever is next is dead for this reason, without another try
   */
  Fold(
      EventTable<A> table,
      Map<UUID, A> stored,
      Function<UUID, Optional<A>> blank,
      Tally tally,
      Optional<String> verdict) {
    this.table = table;
    this.stored = stored;
    this.blank = blank;
    this.tally = tally;
    this.verdict = verdict;
  }

  Plan<A> plan() {
    return plan;
  }

  /**
   * Follows the key's events up to the first hole or dead one; deliveries behind it are parked.
   *
   * @param releases how many parked events it may take at most
   */
  void follow(Sequence sequence, int releases) {
    Watermark mark = sequence.watermark();
    Optional<A> row = Optional.ofNullable(stored.get(sequence.key()));
    Optional<A> before = row.or(() -> blank.apply(sequence.key()));
    Optional<A> state = before;
    for (Step step : sequence.run(releases)) {
      Judgement<A> judgement = judge(state, step.event());
      record(step, judgement);
      sequence.settle(step);
      if (judgement instanceof Judgement.Dead) {
        break;
      }
      mark = after(mark, step.event());
      state = judgement.next(state);
    }
    if (state.isPresent() && state.get() != before.orElse(null)) {
      (row.isPresent() ? plan.changed() : plan.created()).add(state.get());
    }
    moveOn(sequence, mark);
    sequence.abandoned().forEach(step -> abandon(step, sequence.watermark().epoch()));
    sequence.overtaken(mark.version()).forEach(this::dropOvertaken);
    park(sequence.waitingBehind(mark.version()));
  }

  private Watermark after(Watermark before, ReceivedEvent event) {
    return table.isStateTransfer(event)
        ? before.jumpedTo(event.version())
        : before.then(event.id());
  }

  private void dropOvertaken(Step step) {
    if (step.parked()) {
      plan.drained().add(step.event());
    }
    tally.ended(step, Outcome.STALE);
  }

  private void abandon(Step step, int epoch) {
    if (step.parked()) {
      plan.drained().add(step.event());
    }
    String reason =
        "of history %d, which its producer has abandoned for history %d"
            .formatted(step.event().epoch(), epoch);
    plan.refused().add(new Verdict(step.event(), reason));
    tally.ended(step, Outcome.ABANDONED);
  }

  private void moveOn(Sequence sequence, Watermark mark) {
    if (sequence.isNew()) {
      plan.begun().put(sequence.key(), mark);
    } else if (sequence.begins() || mark.version() > sequence.version()) {
      plan.moved().put(sequence.key(), mark);
    }
  }

  private void park(List<ReceivedEvent> waiting) {
    tally.delivered(Outcome.PARKED, waiting.size());
    plan.parked().addAll(waiting);
  }

  private void record(Step step, Judgement<A> judgement) {
    if (step.parked()) {
      plan.drained().add(step.event());
    }
    switch (judgement) {
      case Judgement.Applied<A>(Reaction.Applied<A> reaction) -> {
        reaction.events().forEach(e -> plan.events().add(new Consequence(e, step.event())));
        reaction.effects().forEach(e -> plan.effects().add(new Intent(e, step.event())));
        reaction.timers().forEach(t -> plan.timers().add(new Setting(t, step.event())));
        tally.ended(step, Outcome.APPLIED);
      }
      case Judgement.Ignored<A>() -> tally.ended(step, Outcome.APPLIED);
      case Judgement.Refused<A>(String reason) -> {
        plan.refused().add(new Verdict(step.event(), reason));
        tally.ended(step, Outcome.REFUSED);
      }
      case Judgement.Dead<A>(String reason) -> {
        plan.dead().add(new Verdict(step.event(), reason));
        tally.ended(step, Outcome.DEAD);
      }
    }
  }

  private Judgement<A> judge(Optional<A> state, ReceivedEvent event) {
    if (verdict.isPresent()) {
      return new Judgement.Dead<>(verdict.get());
    }
    if (table.ignores(event.type())) {
      return new Judgement.Ignored<>();
    }
    var reaction = table.reactionTo(event.type());
    if (reaction.isEmpty()) {
      return new Judgement.Dead<>(Reason.unknownType(event.type(), table.stream()));
    }
    if (state.isEmpty()) {
      return new Judgement.Refused<>("there is no aggregate " + event.key());
    }
    try {
      return Judgement.of(reaction.get().apply(state.get(), event));
    } catch (Awaiting notYet) {
      throw notYet;
    } catch (RuntimeException | StackOverflowError bug) {
      return new Judgement.Dead<>(Reason.of(bug));
    }
  }
}
