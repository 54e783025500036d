package dev.plumb.eventing.ops;

import dev.plumb.eventing.healing.Gap;
import dev.plumb.eventing.healing.Gaps;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Keys of which something is missing, and what a person does where nobody can tell it any more. */
@Path("/ops/gaps")
@ForOperators
public class GapsResource {

  private static final char SEPARATOR = '/';

  private final Gaps gaps;

  GapsResource(Gaps gaps) {
    this.gaps = gaps;
  }

  @GET
  @Operation(summary = "Keys of which something is missing")
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
          return gaps.page(
                  query.text("stream"), query.text("after").map(GapsResource::place), query.limit())
              .map(page -> Edge.ok(page(page, query.limit())));
        });
  }

  @POST
  @Path("{stream}/{key}/dismiss")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Give up what nobody can tell any more")
  public Uni<Response> dismiss(
      @PathParam("stream") @Parameter(description = "The stream that is consumed.") String stream,
      @PathParam("key") @Parameter(description = "A UUID.") String key,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          String reason = Body.of(text, "reason").required("reason");
          String of = Values.name("The stream", stream);
          UUID id = Values.uuid("The key", key);
          return gaps.dismiss(of, id, reason, Operator.of(operator))
              .map(
                  answer ->
                      Edge.of(
                          answer,
                          abandoned ->
                              new JsonObject()
                                  .put("stream", of)
                                  .put("key", id.toString())
                                  .put("abandoned", abandoned)));
        });
  }

  private static Gap.Place place(String after) {
    int at = after.lastIndexOf(SEPARATOR);
    if (at < 1) {
      throw new BadRequest("The query parameter after is not the next of another page.");
    }
    return new Gap.Place(
        after.substring(0, at), Values.uuid("The query parameter after", after.substring(at + 1)));
  }

  private static JsonObject page(List<Gap> page, int limit) {
    JsonArray rows = new JsonArray();
    page.forEach(gap -> rows.add(row(gap)));
    JsonObject json = new JsonObject().put("gaps", rows);
    return page.size() < limit
        ? json
        : json.put("next", page.getLast().stream() + SEPARATOR + page.getLast().key());
  }

  private static JsonObject row(Gap gap) {
    return new JsonObject()
        .put("stream", gap.stream())
        .put("key", gap.key().toString())
        .put("appliedVersion", gap.applied())
        .put("highestVersion", gap.highest())
        .put("missing", new JsonArray(gap.missing()))
        .put("asked", gap.asked())
        .put("since", gap.since().toString());
  }
}
