package dev.plumb.billing.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * RFC 9457: what is wrong, for machines and people.
 *
 * @param type a URI that names the kind of problem
 */
@RegisterForReflection
record Problem(
    @Schema(examples = "urn:plumb:problem:not-found") String type,
    @Schema(examples = "Not Found") String title,
    @Schema(examples = "404") int status,
    String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(Response.Status status, String name, String detail) {
    return of(status.getStatusCode(), status.getReasonPhrase(), name, detail);
  }

  static Problem of(int status, String title, String name, String detail) {
    return new Problem("urn:plumb:problem:" + name, title, status, detail);
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
