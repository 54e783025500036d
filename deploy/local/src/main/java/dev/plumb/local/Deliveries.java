package dev.plumb.local;

import java.util.HashMap;
import java.util.Map;

/**
 * What became of the events, over all services.
 *
 * @param committed written to an event log
 * @param waiting of those, not yet published
 * @param applied versions that the consumers' watermarks have passed: what was lost isn't in it
 * @param parked waiting for an earlier version now
 * @param dead put aside for a person
 * @param outcomes how deliveries ended since the processes started, by {@code Outcome} in small
 *     letters
 */
record Deliveries(
    long committed,
    long waiting,
    long applied,
    long parked,
    long dead,
    Map<String, Long> outcomes) {
  /** Each service consumes the streams of the other two. */
  private static final int CONSUMERS = 2;

  static Deliveries of(Site site) {
    return new Deliveries(
        sum(site, "select count(*) from event_log"),
        sum(site, "select count(*) from outbox"),
        sum(site, "select coalesce(sum(version), 0) from watermark"),
        sum(site, "select count(*) from parked"),
        sum(site, "select count(*) from dead_letter"),
        outcomes(site));
  }

  boolean areComplete() {
    return waiting == 0 && parked == 0 && dead == 0 && applied == expected();
  }

  long expected() {
    return committed * CONSUMERS;
  }

  long outcome(String name) {
    return outcomes.getOrDefault(name, 0L);
  }

  private static long sum(Site site, String query) {
    return Application.SERVICES.stream()
        .mapToLong(service -> site.database(service).number(query))
        .sum();
  }

  private static Map<String, Long> outcomes(Site site) {
    Map<String, Long> all = new HashMap<>();
    for (Application service : Application.SERVICES) {
      for (Http process : site.processes(service)) {
        Metrics.of(process)
            .byLabel("plumb_inbox_events_total", "outcome")
            .forEach((outcome, events) -> all.merge(outcome, events, Long::sum));
      }
    }
    return all;
  }
}
