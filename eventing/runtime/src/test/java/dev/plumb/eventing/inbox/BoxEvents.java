package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** Events of one box. */
public record BoxEvents(UUID key) {

  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  public static BoxEvents ofSomeBox() {
    return new BoxEvents(UUID.randomUUID());
  }

  public ReceivedEvent filled(long version) {
    return event(version, Box.FILLED);
  }

  public List<ReceivedEvent> filled(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(this::filled).toList();
  }

  public ReceivedEvent event(long version, String type) {
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/test",
        "box",
        key,
        version,
        type,
        "contracts/box/v1",
        Instant.EPOCH,
        Optional.of(TRACE),
        new byte[] {1, 2, 3});
  }

  static EventBatch batch(ReceivedEvent... events) {
    return new EventBatch("box", List.of(events), List.of());
  }

  static EventBatch batch(List<ReceivedEvent> events) {
    return new EventBatch("box", events, List.of());
  }
}
