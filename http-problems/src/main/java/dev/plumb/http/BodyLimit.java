package dev.plumb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is too large in the form of all other refusals: by its announced length
 * before a byte of it is read, and one that doesn't say how long it is once it has gone too far.
 */
@Singleton
class BodyLimit {

  private static final int BEFORE_THE_SERVERS_OWN = -1000;
  private static final int TOO_LARGE = 413;

  private final long largest;
  private final BodyHandler counting;
  private final String problem;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      ObjectMapper json) {
    this.largest = largest.asLongValue();
    this.counting = BodyHandler.create(false).setBodyLimit(this.largest);
    this.problem = text(json);
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_THE_SERVERS_OWN).handler(this::check).failureHandler(this::failed);
  }

  private void check(RoutingContext exchange) {
    if (announced(exchange) > largest) {
      refuse(exchange);
    } else if (exchange.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      counting.handle(exchange);
    } else {
      exchange.next();
    }
  }

  private void failed(RoutingContext exchange) {
    if (exchange.statusCode() == TOO_LARGE && !exchange.response().headWritten()) {
      refuse(exchange);
    } else {
      exchange.next();
    }
  }

  private void refuse(RoutingContext exchange) {
    exchange
        .response()
        .setStatusCode(TOO_LARGE)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(problem);
    exchange.request().resume();
  }

  private static long announced(RoutingContext exchange) {
    String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
  }

  private static String text(ObjectMapper json) {
    try {
      return json.writeValueAsString(HttpProblem.of(TOO_LARGE));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
