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

@Path("/carrier")
@RegisterRestClient(configKey = "carrier")
@Produces(MediaType.APPLICATION_JSON)
interface CarrierApi {

  @POST
  @Path("/shipments")
  @Consumes(MediaType.APPLICATION_JSON)
  Uni<Registered> register(@HeaderParam("Idempotency-Key") String key, String request);

  @POST
  @Path("/returns")
  @Consumes(MediaType.APPLICATION_JSON)
  Uni<Registered> fetchBack(@HeaderParam("Idempotency-Key") String key, String request);

  @GET
  @Path("/shipments")
  Uni<Found> of(@QueryParam("reference") String reference);

  /**
   * @param returning it is to be fetched from the customer
   */
  record Registered(
      String id, String reference, String trackingNumber, String status, boolean returning) {}

  record Found(List<Registered> shipments) {}
}
