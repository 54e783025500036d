package dev.plumb.eventing.log;

import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.KeyVersions;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.log.EventLogTable.Entry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Reads the log page by page, only as far as it can't change any more, and leaves out the last
 * moments: what was just published is still on its way. For one thread.
 */
final class LogReader {

  private static final Duration BETWEEN_MARKS = Duration.ofMillis(500);

  private final EventLogTable log;
  private final LongSupplier nanoTime;
  private final Horizon horizon = new Horizon();
  private long markedAt;

  /**
   * @param nanoTime monotonic
   */
  LogReader(EventLogTable log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.markedAt = nanoTime.getAsLong() - BETWEEN_MARKS.toNanos();
  }

  Uni<Page> page(String stream, Look look) {
    return nanoTime.getAsLong() - markedAt < BETWEEN_MARKS.toNanos()
        ? read(stream, look)
        : read(stream, look).call(this::mark);
  }

  private Uni<Page> read(String stream, Look look) {
    return log.allEndedBefore().map(horizon::settled).chain(settled -> read(stream, look, settled));
  }

  private Uni<Void> mark() {
    markedAt = nanoTime.getAsLong();
    return log.lastPosition()
        .chain(position -> log.transactionId().invoke(id -> horizon.mark(position, id)))
        .replaceWithVoid();
  }

  private Uni<Page> read(String stream, Look look, long settled) {
    return settled <= look.after()
        ? Uni.createFrom().item(new Page(look.id(), look.after(), look.after(), false, List.of()))
        : log.behind(look.after(), settled, KeyVersions.LIMIT)
            .map(entries -> page(stream, look, settled, entries));
  }

  private static Page page(String stream, Look look, long settled, List<Entry> entries) {
    boolean more = entries.size() == KeyVersions.LIMIT;
    Map<UUID, Long> highest = HashMap.newHashMap(entries.size());
    for (Entry entry : entries) {
      if (entry.stream().equals(stream)) {
        highest.merge(entry.key(), entry.version(), Math::max);
      }
    }
    return new Page(
        look.id(),
        look.after(),
        more ? entries.getLast().position() : settled,
        more,
        highest.entrySet().stream()
            .map(each -> new KeyVersion(each.getKey(), each.getValue()))
            .toList());
  }
}
