package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** One key's events above its watermark, whether just delivered or parked before. */
final class Sequence {

  /**
   * @param parked whether it waits in the database already
   */
  record Step(ReceivedEvent event, boolean parked) {}

  private final UUID key;
  private final Optional<Watermark> row;
  private final Watermark watermark;
  private final NavigableMap<Long, Step> steps = new TreeMap<>();
  private final NavigableMap<Long, Step> transfers = new TreeMap<>();
  private final List<Step> abandoned = new ArrayList<>();
  private boolean heard;

  /**
   * @param row empty as long as the key has none
   * @param epoch of the producer's history: of one the key has heard nothing of, it has no version
   */
  Sequence(UUID key, Optional<Watermark> row, int epoch) {
    this.key = key;
    this.row = row;
    this.watermark =
        row.filter(mark -> mark.epoch() >= epoch).orElse(new Watermark(epoch, 0, Trail.NONE));
  }

  UUID key() {
    return key;
  }

  boolean isNew() {
    return row.isEmpty();
  }

  Watermark watermark() {
    return watermark;
  }

  long version() {
    return watermark.version();
  }

  /** Whether its row is of an earlier history. */
  boolean isRestored() {
    return row.isPresent() && row.get().epoch() < watermark.epoch();
  }

  /** Whether that ends here. */
  boolean begins() {
    return isRestored() && heard;
  }

  /** Whether the event is of an earlier history; it is not applied then. */
  boolean abandons(ReceivedEvent event, boolean parked) {
    boolean earlier = event.epoch() < watermark.epoch();
    if (earlier) {
      abandoned.add(new Step(event, parked));
    }
    return earlier;
  }

  List<Step> abandoned() {
    return abandoned;
  }

  /** False if it is at or below the watermark, or if its version has been delivered already. */
  boolean deliver(ReceivedEvent event) {
    heard = true;
    return event.version() > version()
        && steps.putIfAbsent(event.version(), new Step(event, false)) == null;
  }

  /** An event with the same version that is known to be another one. */
  Optional<Fork> fork(ReceivedEvent event) {
    return watermark
        .otherThan(event.id(), event.version())
        .or(() -> Optional.ofNullable(steps.get(event.version())).flatMap(it -> other(it, event)))
        .map(mark -> Fork.of(event, mark));
  }

  private static Optional<Integer> other(Step step, ReceivedEvent event) {
    UUID id = step.event().id();
    return id.equals(event.id()) ? Optional.empty() : Optional.of(Trail.mark(id));
  }

  /** A state instead of all events up to its version; false as in {@link #deliver}. */
  boolean transfer(ReceivedEvent state) {
    heard = true;
    return state.version() > version()
        && transfers.putIfAbsent(state.version(), new Step(state, false)) == null;
  }

  /** A parked event goes before a delivery of the same version. */
  Optional<ReceivedEvent> recall(ReceivedEvent event) {
    Step replaced = steps.put(event.version(), new Step(event, true));
    return Optional.ofNullable(replaced).map(Step::event);
  }

  boolean isReady() {
    return after(version()) != null;
  }

  /**
   * What can be applied now: versions without a hole, from the one after the watermark on. A hole
   * is crossed by the newest state behind it, if there is one.
   *
   * @param releases how many parked events it may take at most
   */
  List<Step> run(int releases) {
    List<Step> run = new ArrayList<>();
    int released = 0;
    for (Step next = after(version());
        next != null && (!next.parked() || released++ < releases);
        next = after(next.event().version())) {
      run.add(next);
    }
    return run;
  }

  private Step after(long version) {
    Step next = steps.get(version + 1);
    Map.Entry<Long, Step> newest = transfers.lastEntry();
    return next == null && newest != null && newest.getKey() > version ? newest.getValue() : next;
  }

  /** Its end is known: it is neither overtaken nor waiting. */
  void settle(Step step) {
    long version = step.event().version();
    if (!steps.remove(version, step)) {
      transfers.remove(version, step);
    }
  }

  /**
   * Unsettled events up to {@code version}, which a state stood for, and states that were not
   * needed.
   */
  List<Step> overtaken(long version) {
    return Stream.concat(
            steps.headMap(version, true).values().stream(), transfers.values().stream())
        .toList();
  }

  /** Unsettled deliveries behind {@code version}, which have to wait. */
  List<ReceivedEvent> waitingBehind(long version) {
    return steps.tailMap(version, false).values().stream()
        .filter(step -> !step.parked())
        .map(Step::event)
        .toList();
  }
}
