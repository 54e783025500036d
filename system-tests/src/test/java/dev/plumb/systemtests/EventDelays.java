package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long events were on their way, from being appended at their producer to being taken in by a
 * consumer: each service's inbox notes the time for as long as this is open.
 */
final class EventDelays implements AutoCloseable {

  private record Way(Application consumer, String type, Instant began, Duration took) {}

  private final Plumb plumb;
  private final TreeMap<Instant, String> chapters = new TreeMap<>();

  EventDelays(Plumb plumb) {
    this.plumb = plumb;
    everywhere("alter table inbox add column if not exists taken_at timestamptz");
    everywhere("alter table inbox alter column taken_at set default clock_timestamp()");
  }

  /** What is done from now on. */
  void chapter(String name) {
    chapters.put(Instant.now(), name);
    Progress.say("  " + name);
  }

  /** The longest of each chapter, and the percentiles of all. */
  void tell() {
    List<Way> all = all();
    chapters.forEach(
        (from, name) ->
            all.stream()
                .filter(way -> chapters.floorKey(way.began).equals(from))
                .max(Comparator.comparing(Way::took))
                .ifPresent(way -> Progress.say("  %-28s %s".formatted(name, longest(way)))));
    Progress.say(
        "  %d events taken in: p50 %d ms, p99 %d ms, longest %d ms"
            .formatted(all.size(), percentile(all, 50), percentile(all, 99), percentile(all, 100)));
  }

  @Override
  public void close() {
    everywhere("alter table inbox drop column taken_at");
  }

  private static String longest(Way way) {
    return "longest %5d ms (%s at %s)"
        .formatted(way.took.toMillis(), way.type, way.consumer.title());
  }

  private static long percentile(List<Way> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100).took.toMillis();
  }

  private List<Way> all() {
    List<Way> all = new ArrayList<>();
    for (Stream stream : Stream.values()) {
      for (Application consumer : stream.consumers()) {
        all.addAll(ways(stream, consumer));
      }
    }
    all.sort(Comparator.comparing(Way::took));
    return all;
  }

  private List<Way> ways(Stream stream, Application consumer) {
    Map<String, Instant> taken =
        rows(consumer)
            .select(
                "select event_id::text, taken_at from inbox where stream = '%s' and taken_at is not null"
                    .formatted(stream.title()),
                row -> Map.entry(row.getString(1), instant(row.getTimestamp(2))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<Way> ways = new ArrayList<>();
    rows(stream.producer())
        .select(
            "select event_id::text, occurred_at, type from event_log where occurred_at >= '%s'"
                .formatted(chapters.firstKey()),
            row -> {
              Instant began = instant(row.getTimestamp(2));
              Instant ended = taken.get(row.getString(1));
              return ended != null
                  && ways.add(
                      new Way(consumer, row.getString(3), began, Duration.between(began, ended)));
            });
    return ways;
  }

  private static Instant instant(Timestamp time) {
    return time.toInstant();
  }

  private void everywhere(String command) {
    Application.SERVICES.forEach(service -> rows(service).change(command));
  }

  private Rows rows(Application service) {
    return new Rows(plumb.database(service));
  }
}
