package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhenABatchMeetsTheVersionGateTest {

  private final BoxEvents box = BoxEvents.ofSomeBox();
  private final Map<UUID, Watermark> watermarks = new HashMap<>();
  private final List<ReceivedEvent> parked = new ArrayList<>();
  private final Map<UUID, Box> stored = new HashMap<>();
  private final Tally tally = new Tally();

  @Test
  void theNextVersionsAreFoldedInOrderWhateverOrderTheyCameIn() {
    Plan<Box> plan = plan(box.filled(3), box.filled(1), box.filled(2));

    assertThat(plan.created()).containsExactly(new Box(box.key(), Box.upTo(3)));
    assertThat(plan.changed()).isEmpty();
    assertThat(versions(plan.begun())).containsExactly(Map.entry(box.key(), 3L));
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.APPLIED, 3));
  }

  @Test
  void anAggregateThatHasARowIsChangedAndNoneIsCreated() {
    watermarks.put(box.key(), Watermark.at(1));
    stored.put(box.key(), new Box(box.key(), Box.upTo(1)));

    Plan<Box> plan = plan(box.filled(2));

    assertThat(plan.changed()).containsExactly(new Box(box.key(), Box.upTo(2)));
    assertThat(plan.created()).isEmpty();
  }

  @Test
  void whatIsAtOrBelowTheWatermarkIsStale() {
    watermarks.put(box.key(), Watermark.at(2));

    Plan<Box> plan = plan(box.filled(1), box.filled(2));

    assertThat(plan.changed()).isEmpty();
    assertThat(plan.moved()).isEmpty();
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.STALE, 2));
  }

  @Test
  void whatIsBehindAGapIsParkedAndItsKeyBegins() {
    Plan<Box> plan = plan(box.filled(1), box.filled(3));

    assertThat(plan.parked()).extracting(ReceivedEvent::version).containsExactly(3L);
    assertThat(versions(plan.begun())).containsExactly(Map.entry(box.key(), 1L));
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.APPLIED, 1, Outcome.PARKED, 1));
  }

  @Test
  void aKeyBeginsEvenIfNothingCanBeApplied() {
    Plan<Box> plan = plan(box.filled(2));

    assertThat(versions(plan.begun())).containsExactly(Map.entry(box.key(), 0L));
  }

  @Test
  void theMissingVersionDrainsWhatWasParkedBehindIt() {
    watermarks.put(box.key(), Watermark.at(1));
    parked.addAll(List.of(box.filled(3), box.filled(4), box.filled(6)));

    Plan<Box> plan = plan(box.filled(2));

    assertThat(versions(plan.moved())).containsExactly(Map.entry(box.key(), 4L));
    assertThat(plan.drained()).extracting(ReceivedEvent::version).containsExactly(3L, 4L);
    assertThat(plan.parked()).isEmpty();
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.APPLIED, 1));
    assertThat(tally.released()).isEqualTo(Map.of(Outcome.APPLIED, 2));
  }

  @Test
  void theSameIdTwiceInOneBatchIsADuplicate() {
    ReceivedEvent event = box.filled(1);

    Plan<Box> plan = plan(event, event);

    assertThat(plan.created()).containsExactly(new Box(box.key(), Box.upTo(1)));
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.APPLIED, 1, Outcome.DUPLICATE, 1));
  }

  @Test
  void aRefusalMovesTheWatermarkAndLeavesTheState() {
    Plan<Box> plan = plan(box.filled(1), box.event(2, Box.FORBIDDEN), box.filled(3));

    assertThat(plan.created()).containsExactly(new Box(box.key(), List.of(1L, 3L)));
    assertThat(versions(plan.begun())).containsExactly(Map.entry(box.key(), 3L));
    assertThat(plan.refused()).extracting(Plan.Verdict::reason).containsExactly("not allowed");
  }

  @Test
  void poisonParksTheRestOfItsKeyAndNobodyElses() {
    BoxEvents other = BoxEvents.ofSomeBox();

    Plan<Box> plan =
        plan(
            box.filled(1),
            box.event(2, Box.BROKEN),
            box.filled(3),
            other.filled(1),
            other.filled(2));

    assertThat(plan.dead())
        .extracting(Plan.Verdict::reason)
        .containsExactly("IllegalStateException: a bug");
    assertThat(plan.parked()).extracting(ReceivedEvent::version).containsExactly(3L);
    assertThat(versions(plan.begun())).isEqualTo(Map.of(box.key(), 1L, other.key(), 2L));
    assertThat(tally.delivered())
        .isEqualTo(Map.of(Outcome.APPLIED, 3, Outcome.DEAD, 1, Outcome.PARKED, 1));
  }

  @Test
  void anUnknownTypeIsPoisonByName() {
    assertThat(plan(box.event(1, Box.UNKNOWN)).dead())
        .extracting(Plan.Verdict::reason)
        .containsExactly("type box.unknown.v1 is not in the table of stream box");
  }

  @Test
  void whatIsIgnoredNeedsNoAggregate() {
    Plan<Box> plan = plan(box.event(1, Box.DULL));

    assertThat(versions(plan.begun())).containsExactly(Map.entry(box.key(), 1L));
    assertThat(plan.changed()).isEmpty();
    assertThat(tally.delivered()).isEqualTo(Map.of(Outcome.APPLIED, 1));
  }

  @Test
  void anEventWithoutItsAggregateIsRefused() {
    Fold<Box> fold =
        new Fold<>(Box.table(), Map.of(), key -> Optional.empty(), tally, Optional.empty());
    gate(box.filled(1)).sequences().forEach(sequence -> fold.follow(sequence, 0));

    assertThat(fold.plan().refused()).hasSize(1);
    assertThat(versions(fold.plan().begun())).containsExactly(Map.entry(box.key(), 1L));
  }

  @Test
  void aVerdictBuriesWhatIsNextAndNothingElse() {
    parked.add(box.filled(2));
    Fold<Box> fold =
        new Fold<>(Box.table(), Map.of(), key -> Optional.empty(), tally, Optional.of("hopeless"));
    gate(box.filled(1)).sequences().forEach(sequence -> fold.follow(sequence, 0));

    assertThat(fold.plan().dead()).extracting(v -> v.event().version()).containsExactly(1L);
    assertThat(versions(fold.plan().begun())).containsExactly(Map.entry(box.key(), 0L));
    assertThat(fold.plan().drained()).isEmpty();
  }

  private static Map<UUID, Long> versions(Map<UUID, Watermark> marks) {
    return marks.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, mark -> mark.getValue().version()));
  }

  private Plan<Box> plan(ReceivedEvent... events) {
    Gate gate = gate(events);
    Fold<Box> fold =
        new Fold<>(
            Box.table(), stored, key -> Optional.of(Box.empty(key)), tally, Optional.empty());
    gate.sequences().forEach(sequence -> fold.follow(sequence, Integer.MAX_VALUE));
    return fold.plan();
  }

  private Gate gate(ReceivedEvent... events) {
    Set<UUID> keys = Arrays.stream(events).map(ReceivedEvent::key).collect(Collectors.toSet());
    Gate gate = new Gate(keys, watermarks, 1, Box.table()::isStateTransfer, tally);
    gate.deliver(
        List.of(events), new HashSet<>(Arrays.stream(events).map(ReceivedEvent::id).toList()));
    gate.recall(parked);
    return gate;
  }
}
