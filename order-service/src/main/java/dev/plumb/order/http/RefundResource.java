package dev.plumb.order.http;

import dev.plumb.http.IdempotencyKey;
import dev.plumb.http.Problem;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.usecase.RequestRefund;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Money that was captured may go back, in parts. */
@Path("/orders/{id}/refunds")
@Tag(name = "Orders")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
class RefundResource {

  private final RequestRefund requestRefund;
  private final KeyedAnswers answers;

  RefundResource(RequestRefund requestRefund, KeyedAnswers answers) {
    this.requestRefund = requestRefund;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "requestRefund", summary = "Ask for money back")
  @APIResponse(
      responseCode = "202",
      description = "Asked for",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "400",
      description = "Bad input; `errors` names the fields",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
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
      description = "More than was paid, or the key stands for another request",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> request(
      @PathParam("id") @Parameter(description = "The order's id") UUID id,
      @HeaderParam(IdempotencyKey.HEADER)
          @IdempotencyKey
          @Parameter(required = true, description = IdempotencyKey.DESCRIPTION)
          String key,
      @NotNull(message = "is missing") @Valid RefundRequest refund) {
    return requestRefund
        .request(
            new OrderId(id),
            refund.amount(),
            refund.reason(),
            answers.request("orders/" + id + "/refunds", key, refund),
            answers::of)
        .map(answers::response);
  }
}
