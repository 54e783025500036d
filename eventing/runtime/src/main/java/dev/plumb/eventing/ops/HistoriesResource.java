package dev.plumb.eventing.ops;

import dev.plumb.eventing.history.Histories;
import dev.plumb.eventing.history.History;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is to be done once this service's database was put back to an earlier point. */
@Path("/ops/histories")
@ForOperators
public class HistoriesResource {

  private final Histories histories;

  HistoriesResource(Histories histories) {
    this.histories = histories;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Begin a new history, once this service's database was put back")
  public Uni<Response> begin(
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          String reason = Body.of(text, "reason").required("reason");
          return histories
              .begin(Operator.of(operator), reason)
              .map(answer -> Edge.of(answer, HistoriesResource::row));
        });
  }

  /** Oldest first. */
  @GET
  @Operation(summary = "The histories of this service, oldest first")
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          return histories
              .all()
              .map(
                  all -> {
                    JsonArray rows = new JsonArray();
                    all.forEach(history -> rows.add(row(history)));
                    return Edge.ok(new JsonObject().put("histories", rows));
                  });
        });
  }

  private static JsonObject row(History history) {
    JsonObject row =
        new JsonObject().put("epoch", history.epoch()).put("begunAt", history.begunAt().toString());
    history.operator().ifPresent(who -> row.put("operator", who));
    history.reason().ifPresent(why -> row.put("reason", why));
    return row;
  }
}
