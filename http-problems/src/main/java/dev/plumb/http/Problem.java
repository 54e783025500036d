package dev.plumb.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
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
public record Problem(
    @Schema(examples = "urn:plumb:problem:invalid-request") String type,
    @Schema(examples = "Bad Request") String title,
    @Schema(examples = "400") int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * @param field path into the JSON, such as {@code lines[0].unitPrice}, or a header's or
   *     parameter's name
   */
  @RegisterForReflection
  public record FieldError(
      @Schema(examples = "lines[0].quantity") String field,
      @Schema(examples = "must not be negative") String message) {}

  public static Problem of(int status, String name, String detail) {
    return new Problem("urn:plumb:problem:" + name, title(status), status, detail, List.of());
  }

  public static Problem invalid(int status, List<FieldError> errors) {
    String fields = String.join(", ", errors.stream().map(FieldError::field).distinct().toList());
    return new Problem(
        "urn:plumb:problem:invalid-request",
        title(status),
        status,
        "Wrong or missing: " + fields + ".",
        errors);
  }

  public static Problem invalid(String field, String message) {
    return invalid(400, List.of(new FieldError(field, message)));
  }

  /** Of a body that is no JSON, or not the JSON it should be; quotes nothing of it. */
  public static Problem unreadable(JsonProcessingException fault) {
    return JsonProblems.of(fault);
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known != null
        ? known.getReasonPhrase()
        : status == 422 ? "Unprocessable Content" : "Error";
  }
}
