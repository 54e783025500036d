package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumb.sandbox.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * @param delay ISO 8601, such as {@code PT5S}
 */
@RegisterForReflection
record RuleRequest(
    String rule,
    Double rate,
    Long seed,
    String operation,
    String orderId,
    Integer times,
    String delay) {

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

  static Rule parse(String body) throws JsonProcessingException, Invalid {
    RuleRequest request = Json.CAMEL.readValue(body, RuleRequest.class);
    if (request == null) {
      throw new Invalid("body", "is missing");
    }
    return request.toRule();
  }

  private Rule toRule() throws Invalid {
    FaultKind kind =
        FaultKind.named(rule)
            .orElseThrow(() -> new Invalid("rule", "is none of " + FaultKind.names()));
    if (rate != null && !(rate >= 0 && rate <= 1)) {
      throw new Invalid("rate", "must be between 0 and 1");
    }
    if (times != null && times < 1) {
      throw new Invalid("times", "must be at least 1");
    }
    return new Rule(
        null,
        kind,
        rate == null ? 1 : rate,
        seed == null ? 0 : seed,
        operationOrNull(),
        orderId,
        times,
        delayOrNull(),
        0);
  }

  private Operation operationOrNull() throws Invalid {
    return operation == null
        ? null
        : Operation.named(operation)
            .orElseThrow(() -> new Invalid("operation", "is none of " + Operation.names()));
  }

  private Duration delayOrNull() throws Invalid {
    try {
      Duration parsed = delay == null ? null : Duration.parse(delay);
      if (parsed != null && parsed.isNegative()) {
        throw new Invalid("delay", "must not be negative");
      }
      return parsed;
    } catch (DateTimeParseException e) {
      throw new Invalid("delay", "is not a duration such as PT5S");
    }
  }
}
