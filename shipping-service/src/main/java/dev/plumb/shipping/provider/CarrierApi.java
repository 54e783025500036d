package dev.plumb.shipping.provider;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/carrier/shipments")
@RegisterRestClient(configKey = "carrier")
@Produces(MediaType.APPLICATION_JSON)
interface CarrierApi {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Uni<Registered> register(@HeaderParam("Idempotency-Key") String key, String request);

  @GET
  Uni<Found> of(@QueryParam("reference") String reference);

  record Registered(String id, String reference, String trackingNumber, String status) {}

  record Found(List<Registered> shipments) {}
}
