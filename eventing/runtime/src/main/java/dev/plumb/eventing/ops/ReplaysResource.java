package dev.plumb.eventing.ops;

import dev.plumb.eventing.replay.Replay;
import dev.plumb.eventing.replay.ReplayRequest;
import dev.plumb.eventing.replay.Replays;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Publishing what the log has, once more, to one consumer. */
@Path("/ops/replays")
@ForOperators
public class ReplaysResource {

  private static final int FASTEST = 10_000;
  private static final int USUAL = 200;

  private final Replays replays;

  ReplaysResource(Replays replays) {
    this.replays = replays;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Publish what the log has once more, to one consumer")
  public Uni<Response> begin(
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          ReplayRequest request = request(text);
          return replays
              .begin(request, Operator.of(operator))
              .map(answer -> Edge.accepted(answer, ReplaysResource::row));
        });
  }

  /** Newest first. */
  @GET
  @Operation(summary = "Replays, newest first")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER),
      description = Described.LIMIT)
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query query = Query.of(uri, "limit");
          return replays
              .newest(query.limit())
              .map(
                  all -> {
                    JsonArray rows = new JsonArray();
                    all.forEach(replay -> rows.add(row(replay)));
                    return Edge.ok(new JsonObject().put("replays", rows));
                  });
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One replay, and how far it is")
  public Uni<Response> show(@PathParam("id") @Parameter(description = Described.ID) String id) {
    return Edge.answer(
        () ->
            replays
                .find(id(id))
                .map(
                    found ->
                        found
                            .map(replay -> Edge.ok(row(replay)))
                            .orElseGet(() -> Problem.notFound("There is no replay " + id + "."))));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Stop a replay")
  public Uni<Response> cancel(
      @PathParam("id") @Parameter(description = Described.ID) String id,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator) {
    return Edge.answer(
        () ->
            replays
                .cancel(id(id), Operator.of(operator))
                .map(answer -> Edge.of(answer, ReplaysResource::row)));
  }

  private static ReplayRequest request(String text) {
    Body body =
        Body.of(text, "stream", "consumer", "key", "since", "before", "all", "eventsPerSecond");
    ReplayRequest request =
        new ReplayRequest(
            Values.name("The field stream", body.required("stream")),
            Values.name("The field consumer", body.required("consumer")),
            body.text("key").map(key -> Values.uuid("The field key", key)),
            body.text("since").map(time -> Values.time("The field since", time)),
            body.text("before").map(time -> Values.time("The field before", time)),
            body.number("eventsPerSecond", FASTEST).orElse(USUAL));
    boolean bounded =
        request.key().isPresent() || request.since().isPresent() || request.before().isPresent();
    if (bounded == body.flag("all")) {
      throw new BadRequest(
          "Say what to replay: a key, since or before, or \"all\": true, and not both.");
    }
    return request;
  }

  private static UUID id(String text) {
    return Values.uuid("The replay's id", text);
  }

  private static JsonObject row(Replay replay) {
    ReplayRequest request = replay.request();
    JsonObject row =
        new JsonObject()
            .put("id", replay.id().toString())
            .put("stream", request.stream())
            .put("consumer", request.consumer())
            .put("state", replay.state().name())
            .put("published", replay.published())
            .put("events", replay.events())
            .put("eventsPerSecond", request.eventsPerSecond());
    request.key().ifPresent(key -> row.put("key", key.toString()));
    request.since().ifPresent(time -> row.put("since", time.toString()));
    request.before().ifPresent(time -> row.put("before", time.toString()));
    replay.fault().ifPresent(fault -> row.put("fault", fault));
    row.put("startedAt", replay.startedAt().toString());
    replay.endedAt().ifPresent(time -> row.put("endedAt", time.toString()));
    return row;
  }
}
