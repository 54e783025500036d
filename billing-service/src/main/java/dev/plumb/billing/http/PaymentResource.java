package dev.plumb.billing.http;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.usecase.ReadPayment;
import dev.plumb.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
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

@Path("/payments")
public class PaymentResource {

  private final ReadPayment payment;

  PaymentResource(ReadPayment payment) {
    this.payment = payment;
  }

  @GET
  @Path("{orderId}")
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(operationId = "readPayment", summary = "The payment of an order")
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PaymentView.class)))
  @APIResponse(
      responseCode = "400",
      description = "Not a UUID",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "Billing has not heard of this order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> ofOrder(
      @PathParam("orderId") @Parameter(description = "The order's id") UUID orderId) {
    return payment
        .of(new OrderId(orderId))
        .map(
            found ->
                found
                    .map(PaymentView::of)
                    .map(PaymentResource::ok)
                    .orElseGet(PaymentResource::none));
  }

  private static Response ok(PaymentView view) {
    return Response.ok(view).build();
  }

  private static Response none() {
    return Problem.of(404, "no-such-payment", "There is no payment for this order.").response();
  }
}
