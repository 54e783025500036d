package dev.plumb.shipping.http;

import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.usecase.ReadShipment;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

@Path("/shipments")
class ShipmentsResource {

  private final ReadShipment read;

  ShipmentsResource(ReadShipment read) {
    this.read = read;
  }

  @GET
  @Path("/{orderId}")
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ShipmentView.class)))
  @APIResponse(
      responseCode = "404",
      description = "Shipping has not heard of this order",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Response> one(@RestPath String orderId) {
    Optional<UUID> id = Ids.read(orderId);
    if (id.isEmpty()) {
      return Uni.createFrom().item(Problem.invalid("orderId", "must be a UUID").response());
    }
    return read.of(new OrderId(id.get()))
        .map(
            found ->
                found
                    .map(shipment -> Response.ok(ShipmentView.of(shipment)).build())
                    .orElseGet(() -> notFound(orderId)));
  }

  private static Response notFound(String orderId) {
    return Problem.of(404, "shipment-not-found", "There is no shipment of order " + orderId + ".")
        .response();
  }
}
