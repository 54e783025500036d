package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The version gate: holds deliveries against the watermarks. A delivery whose id was seen before is
 * a duplicate, one at or below its key's watermark is stale, and the rest form a sequence per key.
 * Where two events have one version it fails with {@link Fork.Found}.
 */
final class Gate {

  private final Map<UUID, Sequence> sequences = new LinkedHashMap<>();
  private final Predicate<ReceivedEvent> isState;
  private final Tally tally;

  /**
   * @param keys all that are locked, also those without a delivery
   * @param watermarks of the keys that have one
   * @param epoch of the producer's history; what is of an earlier one is abandoned
   * @param isState whether it stands for all versions up to its own
   */
  Gate(
      Collection<UUID> keys,
      Map<UUID, Watermark> watermarks,
      int epoch,
      Predicate<ReceivedEvent> isState,
      Tally tally) {
    this.isState = isState;
    this.tally = tally;
    for (UUID key : keys) {
      sequences.put(key, new Sequence(key, Optional.ofNullable(watermarks.get(key)), epoch));
    }
  }

  /**
   * @param fresh ids that were not in the inbox before; each is taken once and removed
   */
  void deliver(List<ReceivedEvent> events, Set<UUID> fresh) {
    for (ReceivedEvent event : events) {
      if (!fresh.remove(event.id())) {
        tally.delivered(Outcome.DUPLICATE, 1);
      } else if (!sequences.get(event.key()).abandons(event, false)
          && !deliver(sequences.get(event.key()), event)) {
        refuseFork(event);
        tally.delivered(Outcome.STALE, 1);
      }
    }
  }

  /** A state is another one each time it is asked for. */
  private void refuseFork(ReceivedEvent again) {
    if (!isState.test(again)) {
      sequences
          .get(again.key())
          .fork(again)
          .ifPresent(
              fork -> {
                throw new Fork.Found(fork);
              });
    }
  }

  private boolean deliver(Sequence sequence, ReceivedEvent event) {
    return isState.test(event) ? sequence.transfer(event) : sequence.deliver(event);
  }

  void recall(List<ReceivedEvent> parked) {
    for (ReceivedEvent event : parked) {
      Sequence sequence = sequences.get(event.key());
      if (!sequence.abandons(event, true)) {
        sequence.recall(event).ifPresent(this::staleIfTheSame);
      }
    }
  }

  private void staleIfTheSame(ReceivedEvent delivered) {
    refuseFork(delivered);
    tally.delivered(Outcome.STALE, 1);
  }

  Collection<Sequence> sequences() {
    return sequences.values();
  }

  List<Sequence> sequencesOf(Collection<UUID> keys) {
    return keys.stream().map(sequences::get).toList();
  }
}
