package dev.plumb.order.http;

import dev.plumb.http.Problem;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.RequestedBy;
import dev.plumb.order.usecase.CancelOrder;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking again is harmless: an order is cancelled once. */
@Path("/orders/{id}/cancellation")
@Tag(name = "Orders")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
class CancellationResource {

  private static final String NO_REASON = "requested by the customer";

  private final CancelOrder cancelOrder;
  private final KeyedAnswers answers;

  CancellationResource(CancelOrder cancelOrder, KeyedAnswers answers) {
    this.cancelOrder = cancelOrder;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "cancelOrder",
      summary = "Ask for an order to be cancelled",
      description = "Billing and shipping answer; the order is CANCELLING until both have.")
  @APIResponse(
      responseCode = "202",
      description = "Asked for, or cancelled already",
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
      description = "Too late; `detail` says why",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> cancel(
      @PathParam("id") @Parameter(description = "The order's id") UUID id,
      @Valid CancellationRequest request) {
    return cancel(
        new OrderId(id),
        Optional.ofNullable(request).map(CancellationRequest::reason).orElse(NO_REASON));
  }

  /** Without a body, and so without a content type. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Uni<Response> cancel(
      @PathParam("id") @Parameter(description = "The order's id") UUID id, byte[] nothing) {
    Incoming.empty(nothing);
    return cancel(new OrderId(id), NO_REASON);
  }

  private Uni<Response> cancel(OrderId id, String reason) {
    return cancelOrder
        .cancel(id, reason, RequestedBy.CUSTOMER)
        .map(
            decision ->
                decision
                    .map(answers::response)
                    .orElseGet(() -> RefusalProblem.noSuchOrder().response()));
  }
}
