package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Http;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One service's {@code /ops}.
 *
 * @param token what has to be shown there
 * @param operator who acts
 */
record Service(String name, Http http, String token, String operator) {
  private static final String OPS = "/ops";
  private static final int CLIENT_ERROR = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 500;

  /**
   * @param query values that are empty are left out
   */
  JsonNode get(String path, Map<String, Optional<String>> query) {
    String asked =
        query.entrySet().stream()
            .filter(entry -> entry.getValue().isPresent())
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue().get()))
            .sorted()
            .collect(Collectors.joining("&"));
    return send("GET", OPS + (asked.isEmpty() ? path : path + "?" + asked), null);
  }

  JsonNode post(String path, Object body) {
    return send("POST", OPS + path, body);
  }

  JsonNode delete(String path) {
    return send("DELETE", OPS + path, null);
  }

  /** Somewhere else than at {@code /ops}. */
  JsonNode ask(String path) {
    return send("GET", path, null);
  }

  private JsonNode send(String method, String path, Object body) {
    try {
      return understood(
          http.send(
              method,
              path,
              body,
              Map.of("Authorization", "Bearer " + token, "X-Operator", operator)));
    } catch (UncheckedIOException e) {
      throw Failure.unreachable(
          "%s does not answer at %s: is it running? --url says where".formatted(name, http.base()));
    }
  }

  private JsonNode understood(Http.Answer answer) {
    if (answer.status() < CLIENT_ERROR && answer.body() != null) {
      return answer.body();
    }
    String detail =
        answer.body() == null
            ? "it answered with status " + answer.status()
            : answer.body().path("detail").asText("status " + answer.status());
    throw answer.status() == UNAUTHORIZED || answer.status() >= UNAVAILABLE
        ? Failure.unreachable(name + ": " + detail)
        : Failure.refused(name + ": " + detail);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
