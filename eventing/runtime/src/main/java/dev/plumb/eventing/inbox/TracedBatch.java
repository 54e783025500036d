package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.trace.EventSpan;
import dev.plumb.eventing.trace.EventSpans;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A batch whose traced events are in a span each, which whatever follows from them goes on in.
 *
 * @param batch the very same where nothing is traced
 */
record TracedBatch(EventBatch batch, List<EventSpan> spans) {

  static TracedBatch of(EventBatch batch, EventSpans spans) {
    List<EventSpan> begun = new ArrayList<>(0);
    List<ReceivedEvent> events = new ArrayList<>(batch.events().size());
    for (ReceivedEvent event : batch.events()) {
      Optional<EventSpan> span =
          spans.process(
              event.stream(),
              event.key(),
              event.id(),
              event.type(),
              event.traceparent().orElse(null));
      span.ifPresent(begun::add);
      events.add(span.map(s -> event.tracedBy(s.traceparent())).orElse(event));
    }
    return begun.isEmpty()
        ? new TracedBatch(batch, begun)
        : new TracedBatch(new EventBatch(batch.stream(), events, batch.unreadable()), begun);
  }

  /** Ends the spans with the work. */
  Uni<Void> endWith(Uni<Void> work) {
    if (spans.isEmpty()) {
      return work;
    }
    return work.onTermination()
        .invoke(
            (done, failure, cancelled) -> end(cancelled ? new CancellationException() : failure));
  }

  private void end(Throwable failure) {
    if (failure == null) {
      spans.forEach(EventSpan::end);
    } else {
      spans.forEach(span -> span.failed(failure.getClass().getName()));
    }
  }
}
