package dev.plumb.eventing.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.UUID;

/**
 * A span for each sampled event that is published or processed, as OpenTelemetry's conventions for
 * messaging have them (https://opentelemetry.io/docs/specs/semconv/messaging/). None begins a
 * trace: an event outside any, or in one that nobody records, costs a look at its traceparent.
 */
public final class EventSpans {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> ROUTING_KEY =
      AttributeKey.stringKey("messaging.rabbitmq.destination.routing_key");
  private static final AttributeKey<String> MESSAGE_ID =
      AttributeKey.stringKey("messaging.message.id");
  private static final AttributeKey<String> EVENT_TYPE =
      AttributeKey.stringKey("cloudevents.event_type");

  private final Tracer tracer;
  private final boolean recording;

  public EventSpans(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.plumb.eventing");
    this.recording = telemetry.getTracerProvider() != TracerProvider.noop();
  }

  /** For where nothing is recorded. */
  public static EventSpans none() {
    return new EventSpans(OpenTelemetry.noop());
  }

  /**
   * Ends with the broker's answer; its context travels with the message.
   *
   * @param traceparent of what appended the event; null outside any trace
   */
  public Optional<EventSpan> publish(
      String stream, UUID key, UUID id, String type, String traceparent) {
    if (!recording || !TraceContext.isSampled(traceparent)) {
      return Optional.empty();
    }
    return Optional.of(
        begin(
            builder("publish", "send", SpanKind.PRODUCER, stream, key, id, type),
            TraceContext.parsed(traceparent)));
  }

  /**
   * Ends with the commit. A child of the span that published the event, which has no other child in
   * this service, and linked to it, as a batch would be.
   *
   * @param traceparent as it came with the event; null where none did
   */
  public Optional<EventSpan> process(
      String stream, UUID key, UUID id, String type, String traceparent) {
    if (!recording || !TraceContext.isSampled(traceparent)) {
      return Optional.empty();
    }
    SpanContext published = TraceContext.parsed(traceparent);
    return Optional.of(
        begin(
            builder("process", "process", SpanKind.CONSUMER, stream, key, id, type)
                .addLink(published),
            published));
  }

  private static EventSpan begin(SpanBuilder builder, SpanContext parent) {
    return new EventSpan(builder.setParent(Context.root().with(Span.wrap(parent))).startSpan());
  }

  private SpanBuilder builder(
      String operation,
      String operationType,
      SpanKind kind,
      String stream,
      UUID key,
      UUID id,
      String type) {
    return tracer
        .spanBuilder(operation + " " + stream)
        .setSpanKind(kind)
        .setAttribute(SYSTEM, "rabbitmq")
        .setAttribute(OPERATION, operation)
        .setAttribute(OPERATION_TYPE, operationType)
        .setAttribute(DESTINATION, stream)
        .setAttribute(ROUTING_KEY, key.toString())
        .setAttribute(MESSAGE_ID, id.toString())
        .setAttribute(EVENT_TYPE, type);
  }
}
