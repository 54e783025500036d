package dev.plumb.eventing.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * The W3C {@code traceparent} of what is going on, so that a row can carry it to whoever goes on
 * with it (https://www.w3.org/TR/trace-context/).
 */
public final class TraceContext {

  private TraceContext() {}

  /** Null outside any trace. */
  public static String current() {
    Map<String, String> headers = HashMap.newHashMap(2);
    W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
    return headers.get("traceparent");
  }
}
