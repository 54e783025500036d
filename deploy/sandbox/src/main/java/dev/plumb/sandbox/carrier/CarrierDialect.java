package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Problem;
import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.call.Dialect;

final class CarrierDialect implements Dialect {
  private static final String KEY = "Idempotency-Key";

  @Override
  public String scope() {
    return "carrier";
  }

  @Override
  public Reply failure(int status) {
    return problem(status, "Carrier fault", "switched on in the sandbox", null);
  }

  @Override
  public Reply keyTooLong() {
    return problem(400, "Bad request", "Idempotency-Key has more than 255 characters", KEY);
  }

  @Override
  public Reply keyInUse(String key) {
    return problem(409, "Conflict", "a request with this Idempotency-Key is running", KEY);
  }

  @Override
  public Reply keyOfOtherPath(String key, String path, String firstPath) {
    return problem(422, "Key used before", "Idempotency-Key was used for " + firstPath, KEY);
  }

  @Override
  public Reply keyOfOtherParameters(String key) {
    return problem(422, "Key used before", "Idempotency-Key was used with another body", KEY);
  }

  static Reply problem(int status, String title, String detail, String field) {
    return new Reply(status, Problem.body(status, title, detail, field));
  }
}
