package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows turned into one array a column, as a set-based statement takes them. */
final class Columns {

  private Columns() {}

  static <R, T> T[] of(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
    return rows.stream().map(value).toArray(array);
  }

  /**
   * Key, version, event id, source, type, schema, time, traceparent, body and epoch, in this order,
   * behind the stream.
   */
  static Object[] ofEvents(String stream, List<ReceivedEvent> events) {
    return new Object[] {
      stream,
      of(events, UUID[]::new, ReceivedEvent::key),
      of(events, Long[]::new, ReceivedEvent::version),
      of(events, UUID[]::new, ReceivedEvent::id),
      of(events, String[]::new, ReceivedEvent::source),
      of(events, String[]::new, ReceivedEvent::type),
      of(events, String[]::new, ReceivedEvent::schema),
      of(events, OffsetDateTime[]::new, event -> event.occurredAt().atOffset(ZoneOffset.UTC)),
      of(events, String[]::new, event -> event.traceparent().orElse(null)),
      of(events, Buffer[]::new, event -> Buffer.buffer(event.body())),
      of(events, Integer[]::new, ReceivedEvent::epoch)
    };
  }

  /** The same columns of one row, without the stream. */
  static ReceivedEvent event(String stream, Object[] row) {
    return new ReceivedEvent(
        (UUID) row[2],
        (String) row[3],
        stream,
        (UUID) row[0],
        (Long) row[1],
        (Integer) row[9],
        (String) row[4],
        (String) row[5],
        ((OffsetDateTime) row[6]).toInstant(),
        Optional.ofNullable((String) row[7]),
        ((Buffer) row[8]).getBytes());
  }
}
