package dev.plumb.eventing.ops;

import dev.plumb.eventing.inbox.DeadLetters;
import dev.plumb.eventing.inbox.ParkedKey;
import dev.plumb.eventing.inbox.ParkedPlace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Keys whose events wait, for an earlier one or for a person. */
@Path("/ops/parked")
@ForOperators
public class ParkedResource {

  private static final char SEPARATOR = '/';

  private final DeadLetters letters;

  ParkedResource(DeadLetters letters) {
    this.letters = letters;
  }

  @GET
  @Operation(summary = "Keys whose events wait for an earlier one, or for a person")
  @Parameter(
      name = "stream",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = Described.STREAM)
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = Described.AFTER)
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER),
      description = Described.LIMIT)
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query query = Query.of(uri, "stream", "after", "limit");
          return letters
              .parked(
                  query.text("stream"),
                  query.text("after").map(ParkedResource::place),
                  query.limit())
              .map(page -> Edge.ok(page(page, query.limit())));
        });
  }

  private static JsonObject page(List<ParkedKey> page, int limit) {
    JsonArray keys = new JsonArray();
    page.forEach(key -> keys.add(row(key)));
    JsonObject json = new JsonObject().put("parked", keys);
    return page.size() < limit
        ? json
        : json.put("next", page.getLast().stream() + SEPARATOR + page.getLast().key());
  }

  private static JsonObject row(ParkedKey key) {
    JsonObject row =
        new JsonObject()
            .put("stream", key.stream())
            .put("key", key.key().toString())
            .put("appliedVersion", key.applied())
            .put("firstWaiting", key.first())
            .put("events", key.events())
            .put("since", key.since().toString());
    key.behind().ifPresent(id -> row.put("deadLetter", id));
    return row;
  }

  private static ParkedPlace place(String after) {
    int at = after.lastIndexOf(SEPARATOR);
    if (at < 1) {
      throw new BadRequest("The query parameter after is not the next of another page.");
    }
    return new ParkedPlace(
        after.substring(0, at), Values.uuid("The query parameter after", after.substring(at + 1)));
  }
}
