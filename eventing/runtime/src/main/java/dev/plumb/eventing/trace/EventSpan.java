package dev.plumb.eventing.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** What is being done with one event. */
public record EventSpan(Span span) {

  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  /** For whatever follows from it. */
  public String traceparent() {
    return TraceContext.of(span.getSpanContext());
  }

  public void end() {
    span.end();
  }

  /**
   * @param error of few kinds, such as the name of an exception
   */
  public void failed(String error) {
    span.setAttribute(ERROR_TYPE, error).setStatus(StatusCode.ERROR);
    span.end();
  }
}
