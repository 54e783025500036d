package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long each fault was felt, by PostgreSQL's clock: when which event was committed and when it
 * was applied. What was confirmed is looked at ten times a second.
 */
final class Recoveries implements AutoCloseable {
  private static final Duration SLOW = Duration.ofSeconds(1);

  private record Fault(String name, Instant begin) {}

  /**
   * @param delay from its commit to its being applied by another service
   */
  private record Applied(Instant committed, Instant at) {
    Duration delay() {
      return Duration.between(committed, at);
    }
  }

  private final Plumb plumb;
  private final List<Fault> faults = new ArrayList<>();
  private final ConcurrentSkipListMap<Instant, Long> confirmed = new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService eye = Executors.newSingleThreadScheduledExecutor();

  private Recoveries(Plumb plumb) {
    this.plumb = plumb;
  }

  static Recoveries of(Plumb plumb) {
    Recoveries recoveries = new Recoveries(plumb);
    recoveries.eye.scheduleWithFixedDelay(recoveries::look, 0, 100, TimeUnit.MILLISECONDS);
    return recoveries;
  }

  void begins(String fault) {
    Progress.say("  " + fault);
    faults.add(new Fault(fault, Instant.now()));
  }

  /** One line for each fault. */
  List<String> lines() {
    close();
    List<Applied> applied = applied();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-44s %10s %12s %12s %12s %8s"
            .formatted("fault", "confirmed", "longest gap", "longest", "all in time", "events"));
    lines.add(
        "%-44s %10s %12s %12s %12s %8s"
            .formatted("", "again (s)", "applied (s)", "delay (s)", "after (s)", ""));
    for (int i = 0; i < faults.size(); i++) {
      Instant end = i + 1 < faults.size() ? faults.get(i + 1).begin() : Instant.now();
      lines.add(line(faults.get(i), end, applied));
    }
    return lines;
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    eye.close();
  }

  private String line(Fault fault, Instant end, List<Applied> all) {
    List<Applied> within =
        all.stream()
            .filter(it -> !it.at().isBefore(fault.begin()) && it.at().isBefore(end))
            .toList();
    Duration gap = Duration.ZERO;
    Duration delay = Duration.ZERO;
    Instant before = fault.begin();
    Instant slowest = fault.begin();
    for (Applied each : within) {
      gap = max(gap, Duration.between(before, each.at()));
      before = each.at();
      delay = max(delay, each.delay());
      if (each.delay().compareTo(SLOW) > 0) {
        slowest = each.at();
      }
    }
    return "%-44s %10s %12s %12s %12s %8d"
        .formatted(
            fault.name(),
            seconds(confirmedAgain(fault.begin())),
            seconds(gap),
            seconds(delay),
            seconds(Duration.between(fault.begin(), slowest)),
            within.size());
  }

  private Duration confirmedAgain(Instant begin) {
    Map.Entry<Instant, Long> first = confirmed.floorEntry(begin);
    long known = first == null ? 0 : first.getValue();
    return confirmed.tailMap(begin, false).entrySet().stream()
        .filter(look -> look.getValue() > known)
        .findFirst()
        .map(look -> Duration.between(begin, look.getKey()))
        .orElse(Duration.ZERO);
  }

  /** In the order of being applied. */
  private List<Applied> applied() {
    Map<UUID, Instant> committed = new HashMap<>();
    for (Application service : Application.SERVICES) {
      times(service, "event_log").forEach(committed::putAll);
    }
    List<Applied> all = new ArrayList<>();
    for (Application service : Application.SERVICES) {
      for (Map<UUID, Instant> row : times(service, "inbox")) {
        row.forEach(
            (id, at) -> {
              if (committed.containsKey(id)) {
                all.add(new Applied(committed.get(id), at));
              }
            });
      }
    }
    all.sort(Comparator.comparing(Applied::at));
    return all;
  }

  private List<Map<UUID, Instant>> times(Application service, String table) {
    return new Rows(plumb.database(service))
            .select(
                "select event_id, pg_xact_commit_timestamp(xmin) from %s".formatted(table),
                Recoveries::time)
            .stream()
            .filter(row -> !row.isEmpty())
            .toList();
  }

  private static Map<UUID, Instant> time(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
    return at == null ? Map.of() : Map.of(row.getObject(1, UUID.class), at.toInstant());
  }

  private void look() {
    try {
      long sum = 0;
      for (Application service : Application.SERVICES) {
        sum +=
            plumb
                .database(service)
                .number("select (select count(*) from event_log) - (select count(*) from outbox)");
      }
      confirmed.put(Instant.now(), sum);
    } catch (IllegalStateException _) {
      // The next look may succeed.
    }
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String seconds(Duration time) {
    return "%.1f".formatted(time.toMillis() / 1000.0);
  }
}
