package dev.plumb.eventing.ops;

import dev.plumb.eventing.inbox.DeadLetter;
import dev.plumb.eventing.inbox.DeadLetterFilter;
import dev.plumb.eventing.inbox.DeadLetters;
import dev.plumb.eventing.inbox.Redriven;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a person does about events that can't be applied. */
@Path("/ops/dead-letters")
@ForOperators
public class DeadLettersResource {

  /** How many events a dry run looks at. */
  private static final int REHEARSED = 20;

  private final DeadLetters letters;
  private final DeadLetterView view;

  DeadLettersResource(DeadLetters letters, PayloadView payloads) {
    this.letters = letters;
    this.view = new DeadLetterView(payloads);
  }

  @GET
  @Operation(summary = "Events that can't be applied, oldest first")
  @Parameter(
      name = "stream",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = Described.STREAM)
  @Parameter(
      name = "key",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = Described.KEY)
  @Parameter(
      name = "reason",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = "Only those whose reason has this text in it.")
  @Parameter(
      name = "olderThan",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = "Only those older than 90s, 15m, 2h or 7d.")
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
          Query query = Query.of(uri, "stream", "key", "reason", "olderThan", "after", "limit");
          DeadLetterFilter filter =
              new DeadLetterFilter(
                  query.text("stream"),
                  query.uuid("key"),
                  query.text("reason"),
                  query.duration("olderThan"),
                  query.after(),
                  query.limit());
          return letters.list(filter).map(page -> Edge.ok(page(page, filter.limit())));
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One event that can't be applied, and what waits behind it")
  public Uni<Response> show(@PathParam("id") @Parameter(description = Described.ID) String id) {
    return Edge.answer(
        () ->
            letters
                .find(id(id))
                .map(
                    found ->
                        found
                            .map(letter -> Edge.ok(view.whole(letter)))
                            .orElseGet(
                                () -> Problem.notFound("There is no dead letter " + id + "."))));
  }

  @POST
  @Path("{id}/redrive")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Try one again, and then what waits behind it")
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.BOOLEAN),
      description = Described.DRY_RUN)
  public Uni<Response> redrive(
      @PathParam("id") @Parameter(description = Described.ID) String id,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String body) {
    return Edge.answer(
        () -> {
          boolean dryRun = Query.of(uri, "dryRun").flag("dryRun");
          Body.of(body);
          return dryRun
              ? letters
                  .rehearse(id(id), REHEARSED)
                  .map(answer -> Edge.of(answer, DeadLetterView::rehearsed))
              : letters
                  .redrive(id(id), Operator.of(operator))
                  .map(answer -> Edge.of(answer, DeadLetterView::redriven));
        });
  }

  /** Those with one reason, a page at a time. */
  @POST
  @Path("redrive")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Try again all that have one reason")
  public Uni<Response> redriveAll(
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          Body body = Body.of(text, "reason", "stream", "after", "limit");
          DeadLetterFilter filter =
              new DeadLetterFilter(
                  body.text("stream"),
                  Optional.empty(),
                  Optional.of(body.required("reason")),
                  Optional.empty(),
                  body.id("after"),
                  body.number("limit", Query.LIMIT).orElse(Query.LIMIT));
          return letters
              .redriveAll(filter, Operator.of(operator))
              .map(answer -> Edge.of(answer, all -> redriven(all, filter.limit())));
        });
  }

  @POST
  @Path("{id}/discard")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Give one up, so that its key goes on without it")
  public Uni<Response> discard(
      @PathParam("id") @Parameter(description = Described.ID) String id,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          String reason = Body.of(text, "reason").required("reason");
          return letters
              .discard(id(id), reason, Operator.of(operator))
              .map(answer -> Edge.of(answer, DeadLetterView::redriven));
        });
  }

  private static long id(String text) {
    return Values.id("The dead letter's id", text);
  }

  /** As {@code next} the last letter tried, where there may be more. */
  private static JsonObject redriven(List<Redriven> all, int limit) {
    JsonArray rows = new JsonArray();
    all.forEach(one -> rows.add(DeadLetterView.redriven(one)));
    JsonObject json = new JsonObject().put("redriven", rows);
    return all.size() < limit ? json : json.put("next", all.getLast().letter().id());
  }

  private static JsonObject page(List<DeadLetter> page, int limit) {
    JsonArray rows = new JsonArray();
    page.forEach(letter -> rows.add(DeadLetterView.row(letter)));
    JsonObject json = new JsonObject().put("deadLetters", rows);
    return page.size() < limit ? json : json.put("next", page.getLast().id());
  }
}
