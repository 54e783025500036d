package dev.plumb.shipping.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem, and none with a stack trace. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response rejected(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status >= 500) {
      return failed(failure.getCause() == null ? failure : failure.getCause());
    }
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "There is nothing here.").response();
      case 405 -> Problem.of(405, "method-not-allowed", "Not this method.").response();
      case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json.").response();
      default -> Problem.of(status, "rejected", "The request can't be answered.").response();
    };
  }

  @ServerExceptionMapper
  Response failed(Throwable failure) {
    if (PassingFault.is(failure)) {
      LOG.warnf("a request can't be answered for now: %s", failure.toString());
      return PassingFault.response();
    }
    LOG.error("a request failed", failure);
    return Problem.of(500, "failed", "Something is wrong here, not with the request.").response();
  }
}
