package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Http;
import dev.plumb.local.Running;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is bound to a stream's exchange, as RabbitMQ's management API says.
 *
 * @param login user and password with a colon between; the tag {@code management} is enough
 */
record BrokerBindings(Http http, String login, String virtualHost) {
  private static final String LOGIN = "PLUMB_BROKER_LOGIN";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /**
   * @param type {@code queue} or {@code exchange}
   */
  record Bound(String type, String name) {}

  /** Of {@code --broker}, or of the running {@code up}. */
  static Optional<BrokerBindings> of(
      Words words, Map<String, String> environment, Optional<Running> running) {
    Optional<String> url = words.option("--broker");
    String virtualHost = words.option("--vhost").orElse("/");
    if (url.isEmpty()) {
      return running
          .flatMap(Running::broker)
          .map(it -> new BrokerBindings(new Http(it.url()), it.login(), virtualHost));
    }
    if (!url.get().matches("https?://[^/@\\s]+/?")) {
      throw Failure.wrongUse("--broker takes http://host:15672, without a login in it");
    }
    String login = environment.get(LOGIN);
    if (login == null || !login.contains(":")) {
      throw Failure.wrongUse("--broker needs user:password in " + LOGIN);
    }
    Http http = new Http(url.get().replaceAll("/$", ""));
    return Optional.of(new BrokerBindings(http, login, virtualHost));
  }

  List<Bound> to(String exchange) {
    Http.Answer answer = ask(exchange);
    if (answer.status() == NOT_FOUND) {
      return List.of();
    }
    if (answer.status() != OK || answer.body() == null) {
      throw Failure.unreachable(
          "the broker at %s answers %d when it is asked for the bindings of %s"
              .formatted(http.base(), answer.status(), exchange));
    }
    List<Bound> bound = new ArrayList<>();
    for (JsonNode each : answer.body()) {
      bound.add(
          new Bound(each.path("destination_type").asText(), each.path("destination").asText()));
    }
    return bound;
  }

  private Http.Answer ask(String exchange) {
    String path =
        "/api/exchanges/%s/%s/bindings/source"
            .formatted(Service.encoded(virtualHost), Service.encoded(exchange));
    String token = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    try {
      return http.send("GET", path, null, Map.of("Authorization", "Basic " + token));
    } catch (UncheckedIOException e) {
      throw Failure.unreachable("the broker's management API does not answer at " + http.base());
    }
  }
}
