package dev.plumb.billing.http;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure that reaches the edge, as a problem. */
class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response ofHttp(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    Status known = Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Problem.of(status, title, name(title), title + ".").response();
  }

  /** Nothing was written, either way. */
  @ServerExceptionMapper
  Response ofFault(Exception fault) {
    if (passes(fault)) {
      LOG.warnf("A request failed and may be repeated: %s", fault);
      return Problem.of(
              Status.SERVICE_UNAVAILABLE, "unavailable", "Nothing was changed. Try again later.")
          .response();
    }
    LOG.error("A request failed", fault);
    return Problem.of(Status.INTERNAL_SERVER_ERROR, "internal", "Nothing was changed.").response();
  }

  /** Whether the database, or the way to it, is to blame. */
  private static boolean passes(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof DatabaseException
          || cause instanceof VertxException) {
        return true;
      }
    }
    return false;
  }

  private static String name(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
