package dev.plumb.shipping.http;

import io.vertx.core.VertxException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem, and none with a stack trace. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response rejected(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "There is nothing here.").response();
      case 405 -> Problem.of(405, "method-not-allowed", "Not this method.").response();
      case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json.").response();
      default -> Problem.of(status, "rejected", "The request can't be answered.").response();
    };
  }

  @ServerExceptionMapper
  Response failed(Throwable failure) {
    if (isPassing(failure)) {
      LOG.warnf("a request can't be answered: %s", failure.toString());
      return Problem.of(503, "unavailable", "Not now: the same request may succeed in a moment.")
          .response();
    }
    LOG.error("a request failed", failure);
    return Problem.of(500, "failed", "Something is wrong here, not with the request.").response();
  }

  /** The database is away or full. */
  private static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof VertxException) {
        return true;
      }
    }
    return false;
  }
}
