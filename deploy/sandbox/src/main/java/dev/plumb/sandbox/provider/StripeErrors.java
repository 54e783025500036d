package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Reply;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors made before a verdict, in Stripe's words where Stripe is asked. */
class StripeErrors {

  @ServerExceptionMapper
  Response unreadable(InvalidRequest invalid) {
    return json(invalid.error().as(400));
  }

  @ServerExceptionMapper
  Response unrouted(WebApplicationException error, UriInfo uri) {
    int status = error.getResponse().getStatus();
    if (!uri.getPath().startsWith("/v1/")) {
      return error.getResponse();
    }
    return json(
        StripeError.invalid(null, null, "Unrecognized request URL (" + uri.getPath() + ").")
            .as(status));
  }

  private static Response json(Reply reply) {
    return Response.status(reply.status())
        .type(MediaType.APPLICATION_JSON)
        .entity(reply.body())
        .build();
  }
}
