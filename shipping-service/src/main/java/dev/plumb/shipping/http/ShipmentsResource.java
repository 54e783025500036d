package dev.plumb.shipping.http;

import dev.plumb.http.Problem;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.usecase.ReadShipment;
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

@Path("/shipments")
class ShipmentsResource {

  private final ReadShipment read;

  ShipmentsResource(ReadShipment read) {
    this.read = read;
  }

  @GET
  @Path("/{orderId}")
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(operationId = "readShipment", summary = "The shipment of an order")
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ShipmentView.class)))
  @APIResponse(
      responseCode = "400",
      description = "Not a UUID",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "Shipping has not heard of this order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> one(
      @PathParam("orderId") @Parameter(description = "The order's id") UUID orderId) {
    return read.of(new OrderId(orderId))
        .map(
            found ->
                found
                    .map(shipment -> Response.ok(ShipmentView.of(shipment)).build())
                    .orElseGet(() -> notFound(orderId)));
  }

  private static Response notFound(UUID orderId) {
    return Problem.of(404, "no-such-shipment", "There is no shipment of order " + orderId + ".")
        .response();
  }
}
