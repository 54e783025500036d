package dev.plumb.order.http;

import dev.plumb.http.Problem;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.usecase.RequestReturn;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Goods that were delivered may come back. */
@Path("/orders/{id}/returns")
@Tag(name = "Orders")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
class ReturnResource {

  private static final String NO_REASON = "requested by the customer";

  private final RequestReturn requestReturn;
  private final KeyedAnswers answers;

  ReturnResource(RequestReturn requestReturn, KeyedAnswers answers) {
    this.requestReturn = requestReturn;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "requestReturn", summary = "Ask to send goods back")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "Not in this status",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Not a line of this order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> request(
      @PathParam("id") @Parameter(description = "The order's id") UUID id,
      @Valid ReturnRequest request) {
    return request(new OrderId(id), lines(request), reason(request));
  }

  /** Without a body, and so without a content type: everything comes back. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Uni<Response> request(
      @PathParam("id") @Parameter(description = "The order's id") UUID id, byte[] nothing) {
    Incoming.empty(nothing);
    return request(new OrderId(id), List.of(), NO_REASON);
  }

  private Uni<Response> request(OrderId id, List<LineId> lines, String reason) {
    return requestReturn
        .request(id, lines, reason)
        .map(
            decision ->
                decision
                    .map(answers::response)
                    .orElseGet(() -> RefusalProblem.noSuchOrder().response()));
  }

  private static List<LineId> lines(ReturnRequest request) {
    return Optional.ofNullable(request).map(ReturnRequest::lineIds).orElse(List.of()).stream()
        .map(LineId::new)
        .toList();
  }

  private static String reason(ReturnRequest request) {
    return Optional.ofNullable(request).map(ReturnRequest::reason).orElse(NO_REASON);
  }
}
