package dev.plumb.billing.provider;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What came back over HTTP. */
sealed interface Reply {

  record Ok(JsonObject body) implements Reply {}

  /**
   * A definite no.
   *
   * @param code the bank's decline code where there is one, else the provider's error code
   * @param intent as it is now, where the provider sent it along
   */
  record No(int status, String code, String message, Optional<JsonObject> intent)
      implements Reply {}

  /** Nothing is known of what became of the request. */
  record Silence(String reason) implements Reply {}

  static Reply of(int status, String body) {
    try {
      JsonObject json = new JsonObject(body);
      return status / 100 == 2 ? new Ok(json) : error(status, json.getJsonObject("error"));
    } catch (DecodeException | ClassCastException unreadable) {
      return new Silence("HTTP " + status + " with an unreadable body");
    }
  }

  private static Reply error(int status, JsonObject error) {
    if (passes(status) || error == null) {
      return new Silence("HTTP " + status);
    }
    String code =
        error.getString("decline_code", error.getString("code", error.getString("type", "none")));
    return new No(
        status,
        code,
        error.getString("message", ""),
        Optional.ofNullable(error.getJsonObject("payment_intent")));
  }

  /** A wrong key is the operator's mistake, and no reason to decline anybody's card. */
  private static boolean passes(int status) {
    return switch (status) {
      case 401, 403, 408, 409, 425, 429 -> true;
      default -> status < 400 || status > 499;
    };
  }
}
