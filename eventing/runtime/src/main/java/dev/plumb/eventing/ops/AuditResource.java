package dev.plumb.eventing.ops;

import dev.plumb.eventing.audit.Audit;
import dev.plumb.eventing.audit.AuditSource;
import dev.plumb.eventing.audit.Changes;
import dev.plumb.eventing.audit.KeyDigest;
import dev.plumb.eventing.audit.LogPosition;
import dev.plumb.eventing.inbox.DeliveryCounts;
import dev.plumb.eventing.topology.ConsumedStreams;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What an auditor asks of a service. Nothing here changes anything. */
@Path("/ops/audit")
@ForOperators
public class AuditResource {

  private static final int MOST_KEYS = 500;
  private static final UUID BELOW_ALL = new UUID(0, 0);

  private final Instance<AuditSource> source;
  private final Transactions transactions;
  private final ConsumedStreams upstreams;
  private final MeterRegistry meters;
  private final UUID process;

  AuditResource(
      Instance<AuditSource> source,
      Transactions transactions,
      ConsumedStreams upstreams,
      MeterRegistry meters,
      Supplier<UUID> ids) {
    this.source = source;
    this.transactions = transactions;
    this.upstreams = upstreams;
    this.meters = meters;
    this.process = ids.get();
  }

  /** Of the process that answers: another replica has others. */
  @GET
  @Path("counters")
  @Operation(summary = "What this process has counted of deliveries and outcomes")
  public Response counters() {
    DeliveryCounts counts = DeliveryCounts.of(meters);
    return Edge.ok(
        new JsonObject()
            .put("process", process.toString())
            .put("deliveries", counts.deliveries())
            .put("outcomes", counts.outcomes()));
  }

  /** One digest for each key of {@code {"keys": [...]}}. */
  @POST
  @Path("digests")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "A digest of what is known of each key asked for")
  public Uni<Response> digests(@Context UriInfo uri, String text) {
    return answer(
        books -> {
          Query.of(uri);
          List<UUID> keys = Body.of(text, "keys").uuids("keys", MOST_KEYS);
          return books
              .digests(keys)
              .map(all -> Edge.ok(list("digests", all, AuditResource::digest)));
        });
  }

  /** What was told behind {@code after}, oldest first; without it, where the log ends. */
  @GET
  @Path("changes")
  @Operation(summary = "What was told lately, oldest first")
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING),
      description = "Only what was told behind it; without it, where the log ends.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER),
      description = Described.LIMIT)
  public Uni<Response> changes(@Context UriInfo uri) {
    return answer(
        books -> {
          Query query = Query.of(uri, "after", "limit");
          Optional<LogPosition> after =
              query
                  .text("after")
                  .map(
                      place ->
                          LogPosition.parse(place)
                              .orElseThrow(
                                  () ->
                                      new BadRequest(
                                          "The query parameter after is no place in a log; give"
                                              + " the next of the answer before.")));
          return books
              .changes(after, query.limit())
              .map(
                  page ->
                      Edge.ok(
                          list("changes", page.changes(), AuditResource::change)
                              .put("next", page.next())));
        });
  }

  /** The next keys above {@code after}; none at the end. */
  @GET
  @Path("keys")
  @Operation(summary = "The keys there are, a page at a time")
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
  public Uni<Response> keys(@Context UriInfo uri) {
    return answer(
        books -> {
          Query query = Query.of(uri, "after", "limit");
          return books
              .keys(query.uuid("after").orElse(BELOW_ALL), query.limit())
              .map(keys -> Edge.ok(list("keys", keys, UUID::toString)));
        });
  }

  private Uni<Response> answer(Function<Audit, Uni<Response>> work) {
    if (source.isUnsatisfied()) {
      return Uni.createFrom()
          .item(Problem.notFound("This service has no aggregates that an auditor could ask for."));
    }
    List<String> streams = upstreams.now().stream().map(each -> each.topology().stream()).toList();
    return streams.isEmpty()
        ? Uni.createFrom().item(Problem.unavailable("This service does not consume anything yet."))
        : Edge.answer(() -> work.apply(new Audit(transactions, source.get(), streams)));
  }

  private static <T> JsonObject list(String name, List<T> all, Function<T, Object> json) {
    JsonArray array = new JsonArray();
    all.forEach(each -> array.add(json.apply(each)));
    return new JsonObject().put(name, array);
  }

  private static JsonObject change(Changes.Change change) {
    return new JsonObject().put("key", change.key().toString()).put("at", change.at());
  }

  private static JsonObject digest(KeyDigest digest) {
    JsonObject json =
        new JsonObject()
            .put("key", digest.key().toString())
            .put("version", digest.version())
            .put("state", new JsonObject(Map.<String, Object>copyOf(digest.state())))
            .put("watermarks", new JsonObject(Map.<String, Object>copyOf(digest.watermarks())))
            .put("unsent", digest.unsent())
            .put("parked", digest.parked())
            .put("dead", digest.dead())
            .put("openEffects", digest.openEffects());
    if (digest.logged() != null) {
      json.put(
          "logged",
          new JsonObject()
              .put("first", digest.logged().first())
              .put("last", digest.logged().last())
              .put("events", digest.logged().events()));
    }
    return json;
  }
}
