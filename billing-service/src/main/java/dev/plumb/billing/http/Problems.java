package dev.plumb.billing.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
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

  /** The caller may try again: nothing was written. */
  @ServerExceptionMapper
  Response ofFault(Exception fault) {
    LOG.warnf(fault, "a request failed and may be repeated");
    return Problem.of(
            Status.SERVICE_UNAVAILABLE, "unavailable", "Nothing was changed. Try again later.")
        .response();
  }

  private static String name(String title) {
    return title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
  }
}
