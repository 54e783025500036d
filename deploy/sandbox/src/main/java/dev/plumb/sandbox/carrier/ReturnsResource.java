package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Problem;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Operation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Fetches delivered parcels and brings them back. */
@Path("/carrier/returns")
@RunOnVirtualThread
class ReturnsResource {
  private final CarrierEdge edge;
  private final Shipping shipping;

  ReturnsResource(CarrierEdge edge, Shipping shipping) {
    this.edge = edge;
    this.shipping = shipping;
  }

  @POST
  public Response fetch(String body, @Context HttpServerRequest request)
      throws InterruptedException {
    Optional<Fetch> wanted = Fetch.parse(body);
    if (wanted.isEmpty()) {
      return Problem.badRequest("body", "needs reference and trackingNumber");
    }
    if (request.getHeader("Idempotency-Key") == null) {
      return Problem.badRequest("Idempotency-Key", "header is missing");
    }
    Fetch fetch = wanted.get();
    return edge.post(
        request,
        fetch.toString(),
        new Call(Operation.FETCH_BACK, fetch.reference()),
        work -> shipping.fetchBack(work, fetch));
  }
}
