package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Each service's events reach the other two, each once and none that was never committed: versions
 * run from 1 without a gap, inboxes hold what the producer's log holds, watermarks stand at the
 * last version.
 */
record EventsArrived(Plumb plumb) {

  private record Event(UUID id, String key, long version) {}

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (Stream stream : Stream.values()) {
      List<Event> log = log(stream);
      broken.addAll(gaps(stream, log));
      broken.addAll(ahead(stream, last(log)));
      for (Application consumer : stream.consumers()) {
        broken.addAll(unequal(stream, consumer, log));
        broken.addAll(watermarks(stream, consumer, last(log)));
      }
    }
    return broken;
  }

  private List<Event> log(Stream stream) {
    return rows(stream.producer())
        .select(
            "select event_id, key::text, version from event_log where stream = '%s'"
                .formatted(stream.title()),
            row -> new Event(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)));
  }

  private List<String> gaps(Stream stream, List<Event> log) {
    Map<String, TreeSet<Long>> versions = new HashMap<>();
    Map<String, Integer> events = new HashMap<>();
    for (Event event : log) {
      versions.computeIfAbsent(event.key, _ -> new TreeSet<>()).add(event.version);
      events.merge(event.key, 1, Integer::sum);
    }
    List<String> broken = new ArrayList<>();
    versions.forEach(
        (key, all) -> {
          if (all.size() != events.get(key) || all.first() != 1 || all.last() != all.size()) {
            broken.add("%s of %s has versions %s".formatted(stream.title(), key, all));
          }
        });
    return broken;
  }

  /** The aggregate stands at the version of its last event. */
  private List<String> ahead(Stream stream, Map<String, Long> last) {
    Map<String, Long> aggregates = versions(rows(stream.producer()), stream.aggregates());
    return differences(
        aggregates, last, "%s %%s is at version %%s, its log at %%s".formatted(stream.title()));
  }

  private List<String> unequal(Stream stream, Application consumer, List<Event> log) {
    List<String> inbox =
        rows(consumer)
            .words(
                "select event_id::text from inbox where stream = '%s'".formatted(stream.title()));
    Set<String> missing = new HashSet<>();
    Map<String, Event> written = new HashMap<>();
    for (Event event : log) {
      written.put(event.id.toString(), event);
      missing.add(event.id.toString());
    }
    List<String> broken = new ArrayList<>();
    for (String id : inbox) {
      if (!written.containsKey(id)) {
        broken.add(
            "%s took in %s event %s, which nobody wrote"
                .formatted(name(consumer), stream.title(), id));
      } else if (!missing.remove(id)) {
        broken.add("%s took in %s event %s twice".formatted(name(consumer), stream.title(), id));
      }
    }
    for (String id : missing) {
      broken.add("%s never took in %s".formatted(name(consumer), written.get(id)));
    }
    return broken;
  }

  private List<String> watermarks(Stream stream, Application consumer, Map<String, Long> last) {
    Map<String, Long> watermarks =
        versions(
            rows(consumer),
            "select key::text, version from watermark where stream = '%s'"
                .formatted(stream.title()));
    return differences(
        watermarks,
        last,
        "%s's watermark of %s %%s is %%s, the last version %%s"
            .formatted(name(consumer), stream.title()));
  }

  private static List<String> differences(
      Map<String, Long> seen, Map<String, Long> wanted, String sentence) {
    Set<String> keys = new TreeSet<>(seen.keySet());
    keys.addAll(wanted.keySet());
    return keys.stream()
        .filter(key -> !seen.getOrDefault(key, 0L).equals(wanted.getOrDefault(key, 0L)))
        .map(key -> sentence.formatted(key, seen.get(key), wanted.get(key)))
        .toList();
  }

  private static Map<String, Long> last(List<Event> log) {
    Map<String, Long> last = new HashMap<>();
    log.forEach(event -> last.merge(event.key, event.version, Math::max));
    return last;
  }

  private static Map<String, Long> versions(Rows rows, String query) {
    Map<String, Long> versions = new HashMap<>();
    rows.select(query, row -> versions.put(row.getString(1), row.getLong(2)));
    return versions;
  }

  private Rows rows(Application service) {
    return new Rows(plumb.database(service));
  }

  private static String name(Application service) {
    return service.title();
  }
}
