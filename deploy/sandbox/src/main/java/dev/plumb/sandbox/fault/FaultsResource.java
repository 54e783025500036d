package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;

@Path("/sandbox/faults")
@RunOnVirtualThread
class FaultsResource {
  private final Faults faults;
  private final InstantSource clock;

  FaultsResource(Faults faults, InstantSource clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @POST
  public Response add(String body) {
    try {
      return json(201, faults.add(RuleRequest.parse(body, clock.instant())));
    } catch (JsonProcessingException e) {
      return Problem.badRequest("body", "is not the JSON of a fault rule");
    } catch (RuleRequest.Invalid e) {
      return Problem.badRequest(e.field(), e.getMessage());
    }
  }

  @GET
  public Response all() {
    return json(200, faults.all());
  }

  @DELETE
  public Response clear() {
    faults.clear();
    return Response.noContent().build();
  }

  @DELETE
  @Path("{id}")
  public Response remove(@PathParam("id") String id) {
    return faults.remove(id).isPresent()
        ? Response.noContent().build()
        : Problem.notFound("no fault " + id);
  }

  private static Response json(int status, Object value) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.camel(value))
        .build();
  }
}
