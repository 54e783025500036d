package dev.plumb.billing.http;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.usecase.ReadPayment;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/payments")
public class PaymentResource {

  private final ReadPayment payment;

  PaymentResource(ReadPayment payment) {
    this.payment = payment;
  }

  @GET
  @Path("{orderId}")
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PaymentView.class)))
  @APIResponse(
      responseCode = "404",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> ofOrder(@PathParam("orderId") String orderId) {
    return id(orderId)
        .map(payment::of)
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
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
    return Problem.of(Status.NOT_FOUND, "not-found", "There is no payment for this order.")
        .response();
  }

  private static Optional<OrderId> id(String text) {
    try {
      return Optional.of(new OrderId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
