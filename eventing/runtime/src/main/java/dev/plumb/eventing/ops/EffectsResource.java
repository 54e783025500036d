package dev.plumb.eventing.ops;

import dev.plumb.eventing.effect.EffectFilter;
import dev.plumb.eventing.effect.EffectLedger;
import dev.plumb.eventing.effect.LedgerEntry;
import dev.plumb.eventing.effect.Verdict;
import io.smallrye.mutiny.Uni;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a person does about calls to the outside world that nobody else can settle. */
@Path("/ops/effects")
@ForOperators
public class EffectsResource {

  private final EffectLedger ledger;

  EffectsResource(EffectLedger ledger) {
    this.ledger = ledger;
  }

  /** Those that wait for a person, where nothing else is asked for. */
  @GET
  @Operation(summary = "Calls to the outside that wait for a person")
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = "`waiting`, else `unknown` or `refused`; not together with key.")
  @Parameter(
      name = "key",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = Described.KEY)
  @Parameter(
      name = "provider",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = "Only to this provider.")
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
          EffectFilter filter = filter(Query.of(uri, "state", "key", "provider", "after", "limit"));
          return ledger.list(filter).map(page -> Edge.ok(EffectView.page(page, filter.limit())));
        });
  }

  private static EffectFilter filter(Query query) {
    Optional<EffectFilter.State> state = query.oneOf("state", EffectFilter.State.class);
    Optional<UUID> key = query.uuid("key");
    if (state.isPresent() && key.isPresent()) {
      throw new BadRequest("Give state or key, not both: of a key all effects are listed.");
    }
    return new EffectFilter(
        state.orElse(EffectFilter.State.WAITING),
        key,
        query.text("provider"),
        query.after(),
        query.limit());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One call to the outside, and what was said of it")
  public Uni<Response> show(@PathParam("id") @Parameter(description = Described.ID) String id) {
    return Edge.answer(
        () ->
            ledger
                .find(id(id))
                .chain(
                    found ->
                        found
                            .map(this::whole)
                            .orElseGet(
                                () ->
                                    Uni.createFrom()
                                        .item(
                                            Problem.notFound("There is no effect " + id + ".")))));
  }

  private Uni<Response> whole(LedgerEntry entry) {
    return ledger.said(entry.id()).map(said -> Edge.ok(EffectView.whole(entry, said)));
  }

  @POST
  @Path("{id}/settle")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Say what became of a call to the outside")
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.BOOLEAN),
      description = Described.DRY_RUN)
  public Uni<Response> settle(
      @PathParam("id") @Parameter(description = Described.ID) String id,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) @Parameter(description = Described.OPERATOR) String operator,
      String text) {
    return Edge.answer(
        () -> {
          boolean dryRun = Query.of(uri, "dryRun").flag("dryRun");
          Body body = Body.of(text, "as", "reason");
          Verdict verdict = Values.oneOf("The field as", body.required("as"), Verdict.class);
          String reason = body.required("reason");
          return ledger
              .settle(id(id), verdict, reason, Operator.of(operator), dryRun)
              .map(answer -> Edge.of(answer, settled -> EffectView.settled(settled, dryRun)));
        });
  }

  private static long id(String text) {
    return Values.id("The effect's id", text);
  }
}
