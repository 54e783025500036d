package dev.plumb.eventing.ops;

import dev.plumb.eventing.effect.HeldProviders;
import dev.plumb.eventing.effect.ProviderState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Whom this service calls, and what a person does about one that is held. */
@Path("/ops/providers")
@ForOperators
public class ProvidersResource {

  private final HeldProviders providers;

  ProvidersResource(HeldProviders providers) {
    this.providers = providers;
  }

  @GET
  @Operation(summary = "Whom this service calls, and how that goes")
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          return providers.all().map(all -> Edge.ok(page(all)));
        });
  }

  @POST
  @Path("{name}/release")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Let go one that is held")
  public Uni<Response> release(
      @PathParam("name") @Parameter(description = Described.ID) String name,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          Body.of(text);
          return providers
              .release(Values.name("The provider's name", name), Operator.of(operator))
              .map(
                  answer ->
                      Edge.of(answer, released -> new JsonObject().put("released", released)));
        });
  }

  private static JsonObject page(List<ProviderState> all) {
    JsonArray rows = new JsonArray();
    all.forEach(provider -> rows.add(row(provider)));
    return new JsonObject().put("providers", rows);
  }

  private static JsonObject row(ProviderState provider) {
    JsonObject row =
        new JsonObject().put("name", provider.name()).put("answers", provider.answers());
    provider.heldSince().ifPresent(since -> row.put("heldSince", since.toString()));
    return row;
  }
}
