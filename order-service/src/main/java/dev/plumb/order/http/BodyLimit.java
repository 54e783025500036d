package dev.plumb.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by its announced length, before a byte of it is read and in the form of all other
 * refusals; the server's own limit stops bodies that don't say how long they are.
 */
@Singleton
class BodyLimit {

  private static final int BEFORE_THE_SERVERS_OWN = 1000;

  private final long largest;
  private final String problem;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      ObjectMapper json) {
    this.largest = largest.asLongValue();
    this.problem = text(json);
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseTooLarge, BEFORE_THE_SERVERS_OWN);
  }

  private void refuseTooLarge(RoutingContext exchange) {
    String announced = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null
        || !announced.matches("\\d{1,18}")
        || Long.parseLong(announced) <= largest) {
      exchange.next();
      return;
    }
    exchange
        .response()
        .setStatusCode(413)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(problem);
    exchange.request().resume();
  }

  private static String text(ObjectMapper json) {
    try {
      return json.writeValueAsString(HttpProblem.of(413));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
