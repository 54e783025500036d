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
  public Uni<Response> show(@PathParam("id") String id) {
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
  public Uni<Response> settle(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @HeaderParam(Operator.HEADER) String operator,
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
