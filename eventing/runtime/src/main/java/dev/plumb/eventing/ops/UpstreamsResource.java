package dev.plumb.eventing.ops;

import dev.plumb.eventing.inbox.Upstream;
import dev.plumb.eventing.inbox.Upstreams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Streams consumed here whose producer was restored, and what is to be done about them. */
@Path("/ops/upstreams")
@ForOperators
public class UpstreamsResource {

  private static final String REMEDY =
      "Stream %s is stopped, because its producer was restored to an earlier point. Begin a new"
          + " history there (POST /ops/histories, or plumb history begin); this service goes on by"
          + " itself then.";

  private final Upstreams upstreams;

  UpstreamsResource(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  @GET
  @Operation(summary = "Streams consumed here, and whether their producer was restored")
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          return upstreams
              .all()
              .map(
                  all -> {
                    JsonArray rows = new JsonArray();
                    all.forEach(upstream -> rows.add(row(upstream)));
                    return Edge.ok(new JsonObject().put("upstreams", rows));
                  });
        });
  }

  private static JsonObject row(Upstream upstream) {
    JsonObject row =
        new JsonObject().put("stream", upstream.stream()).put("epoch", upstream.epoch());
    upstream
        .stop()
        .ifPresent(
            stop ->
                row.put("stoppedAt", stop.at().toString())
                    .put("key", stop.key().toString())
                    .put("version", stop.version())
                    .put("appliedEvent", stop.applied())
                    .put("contradictingEvent", stop.contradicts().toString())
                    .put("whatToDo", REMEDY.formatted(upstream.stream())));
    return row;
  }
}
