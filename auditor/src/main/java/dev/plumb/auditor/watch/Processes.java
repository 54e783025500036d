package dev.plumb.auditor.watch;

import dev.plumb.auditor.domain.CounterRule;
import dev.plumb.auditor.domain.Counters;
import dev.plumb.auditor.domain.Rules.Objection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service's processes. Any of its replicas may answer, so each is remembered until it has been
 * silent for long.
 */
final class Processes {

  private static final Duration SILENT = Duration.ofMinutes(5);

  private final String service;
  private final Map<String, Seen> seen = new HashMap<>();

  Processes(String service) {
    this.service = service;
  }

  /**
   * @param unmoved since when the counters have been the same
   */
  private record Seen(Counters counters, Instant unmoved, Instant last) {
    Seen next(Counters now, Instant at) {
      return new Seen(now, now.equals(counters) ? unmoved : at, at);
    }

    /** As it was seen: what has ended since may have been in the middle of something. */
    boolean stoodStillFor(Duration objective) {
      return !unmoved.plus(objective).isAfter(last);
    }
  }

  /**
   * What doesn't add up in any of them.
   *
   * @param objective how long an event may be on its way
   */
  List<Objection> look(Counters now, Instant at, Duration objective) {
    Seen first = new Seen(now, at, at);
    seen.merge(now.process(), first, (before, _) -> before.next(now, at));
    seen.values().removeIf(each -> each.last().plus(SILENT).isBefore(at));
    return seen.values().stream()
        .map(each -> CounterRule.broken(service, each.counters(), each.stoodStillFor(objective)))
        .flatMap(Optional::stream)
        .toList();
  }
}
