package dev.plumb.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Reply;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * @see <a href="https://docs.stripe.com/api/errors">Stripe: errors</a>
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record StripeError(
    String type,
    String code,
    String declineCode,
    String message,
    String param,
    String charge,
    PaymentIntentView paymentIntent) {

  @RegisterForReflection
  record Body(StripeError error) {}

  static StripeError invalid(String code, String param, String message) {
    return new StripeError("invalid_request_error", code, null, message, param, null, null);
  }

  static StripeError unexpectedState(PaymentIntentView intent, String message) {
    return new StripeError(
        "invalid_request_error",
        "payment_intent_unexpected_state",
        null,
        message,
        null,
        null,
        intent);
  }

  static StripeError noSuch(String thing, String id, String param) {
    return invalid("resource_missing", param, "No such " + thing + ": '" + id + "'");
  }

  static StripeError ofType(String type, String code, String message) {
    return new StripeError(type, code, null, message, null, null, null);
  }

  Reply as(int status) {
    return new Reply(status, Json.snake(new Body(this)));
  }
}
