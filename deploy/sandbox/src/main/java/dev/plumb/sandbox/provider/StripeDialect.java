package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.call.Dialect;

final class StripeDialect implements Dialect {
  @Override
  public String scope() {
    return "provider";
  }

  @Override
  public Reply failure(int status) {
    return status == 429
        ? StripeError.ofType(
                "invalid_request_error",
                "rate_limit",
                "Request rate limit exceeded. Learn more about rate limits here"
                    + " https://stripe.com/docs/rate-limits.")
            .as(status)
        : StripeError.ofType(
                "api_error", null, "An unknown error occurred. (Switched on in the sandbox.)")
            .as(status);
  }

  @Override
  public Reply keyTooLong() {
    return StripeError.invalid(null, null, "Idempotency keys can be at most 255 characters long.")
        .as(400);
  }

  @Override
  public Reply keyInUse(String key) {
    return StripeError.ofType(
            "invalid_request_error",
            "idempotency_key_in_use",
            "There is currently another in-progress request using this Idempotent Key: "
                + key
                + ". Try again later.")
        .as(409);
  }

  @Override
  public Reply keyOfOtherPath(String key, String path, String firstPath) {
    return StripeError.ofType(
            "idempotency_error",
            null,
            "Keys for idempotent requests can only be used for the same endpoint they were first"
                + " used for ('%s' vs '%s'). Try using a key other than '%s' if you meant to execute"
                    .formatted(path, firstPath, key)
                + " a different request.")
        .as(400);
  }

  @Override
  public Reply keyOfOtherParameters(String key) {
    return StripeError.ofType(
            "idempotency_error",
            null,
            "Keys for idempotent requests can only be used with the same parameters they were first"
                + " used with. Try using a key other than '%s' if you meant to execute a different"
                    .formatted(key)
                + " request.")
        .as(400);
  }
}
