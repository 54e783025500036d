package dev.plumb.eventing.relay;

import dev.plumb.eventing.trace.EventSpan;
import dev.plumb.eventing.trace.EventSpans;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * One channel's events that are traced, each from its write to the broker's answer. For many
 * threads; costs next to nothing while nothing is traced.
 */
final class PublishSpans {

  private record Open(String messageId, EventSpan span) {}

  private final EventSpans spans;
  private final NavigableMap<Long, Open> byTag = new ConcurrentSkipListMap<>();

  PublishSpans(EventSpans spans) {
    this.spans = spans;
  }

  /** The traceparent to send: the span's own, or the event's where there is no span. */
  String begin(long tag, OutboxEvent event) {
    Optional<EventSpan> span =
        spans.publish(event.stream(), event.key(), event.id(), event.type(), event.traceparent());
    span.ifPresent(begun -> byTag.put(tag, new Open(event.id().toString(), begun)));
    return span.map(EventSpan::traceparent).orElseGet(event::traceparent);
  }

  void acked(long tag, boolean andAllBefore) {
    settle(tag, andAllBefore, EventSpan::end);
  }

  void nacked(long tag, boolean andAllBefore) {
    settle(tag, andAllBefore, span -> span.failed("nacked"));
  }

  /** The broker confirms it all the same, afterwards. */
  void returned(String messageId) {
    byTag
        .entrySet()
        .removeIf(
            open -> {
              boolean found = open.getValue().messageId().equals(messageId);
              if (found) {
                open.getValue().span().failed("returned");
              }
              return found;
            });
  }

  /** Nobody knows what became of what is open, and the next channel's tags begin anew. */
  void closed() {
    settle(Long.MAX_VALUE, true, span -> span.failed("unanswered"));
  }

  private void settle(long tag, boolean andAllBefore, Consumer<EventSpan> outcome) {
    if (byTag.isEmpty()) {
      return;
    }
    var settled = byTag.subMap(andAllBefore ? 0 : tag, true, tag, true);
    for (var open = settled.pollFirstEntry(); open != null; open = settled.pollFirstEntry()) {
      outcome.accept(open.getValue().span());
    }
  }
}
