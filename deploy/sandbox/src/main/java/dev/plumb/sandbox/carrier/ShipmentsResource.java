package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Problem;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.ParcelEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

@Path("/carrier/shipments")
@RunOnVirtualThread
class ShipmentsResource {
  private final CarrierEdge edge;
  private final Shipping shipping;

  ShipmentsResource(CarrierEdge edge, Shipping shipping) {
    this.edge = edge;
    this.shipping = shipping;
  }

  @POST
  public Response register(String body, @Context HttpServerRequest request)
      throws InterruptedException {
    ParcelRequest wanted = ParcelRequest.parse(body);
    if (wanted == null) {
      return Problem.badRequest("body", "is not the JSON of a shipment");
    }
    Optional<String> wrong = wanted.wrongField();
    if (wrong.isPresent()) {
      return Problem.badRequest(wrong.get(), "is missing or not usable");
    }
    if (request.getHeader("Idempotency-Key") == null) {
      return Problem.badRequest("Idempotency-Key", "header is missing");
    }
    return edge.post(
        request, wanted.toString(), shipping.call(wanted), work -> shipping.register(work, wanted));
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id, @Context HttpServerRequest request)
      throws InterruptedException {
    return edge.post(
        request,
        "",
        shipping.call(Operation.CANCEL_SHIPMENT, id),
        work -> shipping.cancel(work, id));
  }

  /** A hand on the carrier's side: pushes any event, in any order. */
  @POST
  @Path("{id}/events")
  public Response push(@PathParam("id") String id, String body, @Context HttpServerRequest request)
      throws InterruptedException {
    Optional<ParcelEvent> event = Shipping.eventIn(body);
    if (event.isEmpty()) {
      return Problem.badRequest("type", "is none of parcel.in_transit, parcel.delivered, ...");
    }
    return edge.post(
        request,
        event.get().toString(),
        shipping.call(Operation.MOVE, id),
        work -> shipping.push(work, id, event.get()));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id, @Context HttpServerRequest request)
      throws InterruptedException {
    Optional<Parcel> parcel = shipping.find(id);
    return edge.get(
        request,
        parcel.map(Parcel::reference).orElse(null),
        () -> parcel.map(Shipping::found).orElseGet(() -> Shipping.missing(id)));
  }

  @GET
  public Response ofReference(
      @QueryParam("reference") String reference, @Context HttpServerRequest request)
      throws InterruptedException {
    if (reference == null) {
      return Problem.badRequest("reference", "is missing");
    }
    return edge.get(request, reference, () -> shipping.ofReference(reference));
  }
}
