package dev.plumb.shipping.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * RFC 9457: what is wrong, for machines and people.
 *
 * @param errors the fields that are wrong, where it is about fields
 */
@RegisterForReflection
record Problem(
    @Schema(examples = "urn:plumb:problem:invalid-request") String type,
    @Schema(examples = "Bad Request") String title,
    @Schema(examples = "400") int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  static final String MEDIA_TYPE = "application/problem+json";

  /**
   * @param field a JSON field's, header's or parameter's name
   */
  @RegisterForReflection
  record FieldError(
      @Schema(examples = "orderId") String field,
      @Schema(examples = "must be a UUID") String message) {}

  static Problem of(int status, String name, String detail) {
    return new Problem("urn:plumb:problem:" + name, title(status), status, detail, List.of());
  }

  static Problem invalid(List<FieldError> errors) {
    String fields = String.join(", ", errors.stream().map(FieldError::field).distinct().toList());
    return new Problem(
        "urn:plumb:problem:invalid-request",
        title(400),
        400,
        "Wrong or missing: " + fields + ".",
        errors);
  }

  static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
