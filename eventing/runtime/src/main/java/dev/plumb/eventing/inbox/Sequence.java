package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One key's events above its watermark, whether just delivered or parked before. */
final class Sequence {

  /**
   * @param parked whether it waits in the database already
   */
  record Step(ReceivedEvent event, boolean parked) {}

  private final UUID key;
  private final Optional<Long> watermark;
  private final NavigableMap<Long, Step> steps = new TreeMap<>();

  /**
   * @param watermark empty as long as the key has no row
   */
  Sequence(UUID key, Optional<Long> watermark) {
    this.key = key;
    this.watermark = watermark;
  }

  UUID key() {
    return key;
  }

  boolean isNew() {
    return watermark.isEmpty();
  }

  long version() {
    return watermark.orElse(0L);
  }

  /** False if it is at or below the watermark, or if its version has been delivered already. */
  boolean deliver(ReceivedEvent event) {
    return event.version() > version()
        && steps.putIfAbsent(event.version(), new Step(event, false)) == null;
  }

  /** A parked event goes before a delivery of the same version. */
  Optional<ReceivedEvent> recall(ReceivedEvent event) {
    Step replaced = steps.put(event.version(), new Step(event, true));
    return Optional.ofNullable(replaced).map(Step::event);
  }

  boolean isReady() {
    return steps.containsKey(version() + 1);
  }

  /**
   * What can be applied now: versions without a hole, from the one after the watermark on.
   *
   * @param releases how many parked events it may take at most
   */
  List<Step> run(int releases) {
    List<Step> run = new ArrayList<>();
    int released = 0;
    for (Step next = steps.get(version() + 1);
        next != null && (!next.parked() || released++ < releases);
        next = steps.get(next.event().version() + 1)) {
      run.add(next);
    }
    return run;
  }

  /** Deliveries from {@code version} on, which have to wait. */
  List<ReceivedEvent> waitingFrom(long version) {
    return steps.tailMap(version, true).values().stream()
        .filter(step -> !step.parked())
        .map(Step::event)
        .toList();
  }
}
