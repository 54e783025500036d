package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumb.sandbox.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * @param delay ISO 8601, such as {@code PT5S}
 * @param lasts ISO 8601; null: until it is switched off
 */
@RegisterForReflection
record RuleRequest(
    String rule,
    Double rate,
    Long seed,
    String operation,
    String orderId,
    Integer times,
    String delay,
    String lasts) {

  private static final Duration LONGEST = Duration.ofDays(30);

  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    Invalid(String field, String what) {
      super(what);
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  static Rule parse(String body, Instant now) throws JsonProcessingException, Invalid {
    RuleRequest request = Json.CAMEL.readValue(body, RuleRequest.class);
    if (request == null) {
      throw new Invalid("body", "is missing");
    }
    return request.toRule(now);
  }

  private Rule toRule(Instant now) throws Invalid {
    FaultKind kind =
        FaultKind.named(rule)
            .orElseThrow(() -> new Invalid("rule", "is none of " + FaultKind.names()));
    if (rate != null && !(rate >= 0 && rate <= 1)) {
      throw new Invalid("rate", "must be between 0 and 1");
    }
    if (times != null && times < 1) {
      throw new Invalid("times", "must be at least 1");
    }
    Duration lasting = duration("lasts", lasts);
    return new Rule(
        null,
        kind,
        rate == null ? 1 : rate,
        seed == null ? 0 : seed,
        operationOrNull(),
        orderId,
        times,
        duration("delay", delay),
        lasting == null ? null : now.plus(lasting),
        0);
  }

  private Operation operationOrNull() throws Invalid {
    return operation == null
        ? null
        : Operation.named(operation)
            .orElseThrow(() -> new Invalid("operation", "is none of " + Operation.names()));
  }

  private static Duration duration(String field, String text) throws Invalid {
    try {
      Duration parsed = text == null ? null : Duration.parse(text);
      if (parsed != null && (parsed.isNegative() || parsed.compareTo(LONGEST) > 0)) {
        throw new Invalid(field, "must be between 0 and " + LONGEST.toDays() + " days");
      }
      return parsed;
    } catch (DateTimeParseException e) {
      throw new Invalid(field, "is not a duration such as PT5S");
    }
  }
}
