package dev.plumb.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;

/**
 * RFC 9457.
 *
 * @param field the input at fault, null when it is not one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String field) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Response badRequest(String field, String what) {
    return of(400, "Bad request", field + " " + what, field);
  }

  public static Response notFound(String detail) {
    return of(404, "Not found", detail, null);
  }

  public static String body(int status, String title, String detail, String field) {
    return Json.camel(new Problem("about:blank", title, status, detail, field));
  }

  private static Response of(int status, String title, String detail, String field) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(body(status, title, detail, field))
        .build();
  }
}
