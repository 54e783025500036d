package dev.plumb.eventing.ops;

import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/** RFC 9457: what is wrong with a request, for machines and people. */
final class Problem {

  private static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {}

  static Response badRequest(String detail) {
    return of(Status.BAD_REQUEST, "invalid-request", detail).build();
  }

  static Response unauthorized() {
    return of(Status.UNAUTHORIZED, "unauthorized", "Send plumb.ops.token as a bearer token.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ops\"")
        .build();
  }

  static Response notFound(String detail) {
    return of(Status.NOT_FOUND, "not-found", detail).build();
  }

  static Response conflict(String detail) {
    return of(Status.CONFLICT, "conflict", detail).build();
  }

  static Response unsupported(String detail) {
    return of(Status.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail).build();
  }

  static Response unavailable(String detail) {
    return of(Status.SERVICE_UNAVAILABLE, "unavailable", detail).build();
  }

  private static ResponseBuilder of(Status status, String name, String detail) {
    JsonObject problem =
        new JsonObject()
            .put("type", "urn:plumb:problem:" + name)
            .put("title", status.getReasonPhrase())
            .put("status", status.getStatusCode())
            .put("detail", detail);
    return Response.status(status).type(MEDIA_TYPE).entity(problem.encode());
  }
}
