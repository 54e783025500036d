package dev.plumb.eventing.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * The W3C {@code traceparent} of what is going on, so that a row can carry it to whoever goes on
 * with it (https://www.w3.org/TR/trace-context/).
 */
public final class TraceContext {

  private static final int TRACE_ID = 3;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;
  private static final int LENGTH = 55;

  private TraceContext() {}

  /** Null outside any trace. */
  public static String current() {
    Map<String, String> headers = HashMap.newHashMap(2);
    W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
    return headers.get("traceparent");
  }

  /**
   * Whether somebody records this trace.
   *
   * @param traceparent well-formed or null
   */
  static boolean isSampled(String traceparent) {
    return traceparent != null
        && traceparent.length() == LENGTH
        && (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 1;
  }

  static SpanContext parsed(String traceparent) {
    return SpanContext.createFromRemoteParent(
        traceparent.substring(TRACE_ID, SPAN_ID - 1),
        traceparent.substring(SPAN_ID, FLAGS - 1),
        TraceFlags.fromHex(traceparent, FLAGS),
        TraceState.getDefault());
  }

  static String of(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }
}
