package dev.plumb.eventing.ops;

import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Subscription;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.topology.ConsumedStreams;
import dev.plumb.eventing.topology.ConsumedStreams.Consumed;
import dev.plumb.eventing.usage.Deprecations;
import dev.plumb.eventing.usage.TypeUse;
import dev.plumb.eventing.usage.TypeUseRows;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which types of event this service reads and writes, and how it is bound to their streams. */
@Path("/ops/contracts")
@ForOperators
public class ContractsResource {

  private final ServiceName service;
  private final Map<String, EventTable<?>> tables = new HashMap<>();
  private final ConsumedStreams streams;
  private final TypeUseRows uses;
  private final Deprecations deprecations;

  ContractsResource(
      ServiceName service,
      @All List<Subscription<?>> subscriptions,
      ConsumedStreams streams,
      TypeUseRows uses,
      Deprecations deprecations) {
    this.service = service;
    subscriptions.forEach(each -> tables.put(each.table().stream(), each.table()));
    this.streams = streams;
    this.uses = uses;
    this.deprecations = deprecations;
  }

  @GET
  @Operation(summary = "Which events this service reads and writes, and when it last did")
  public Uni<Response> list(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          return uses.all()
              .map(
                  seen ->
                      Edge.ok(
                          new JsonObject()
                              .put("service", service.value())
                              .put("reads", reads())
                              .put("bindings", bindings())
                              .put("seen", seen(seen))));
        });
  }

  private JsonArray reads() {
    JsonArray reads = new JsonArray();
    for (EventTable<?> table : tables.values()) {
      add(reads, table, table.applied(), true);
      add(reads, table, table.ignored(), false);
    }
    return reads;
  }

  private void add(JsonArray reads, EventTable<?> table, Set<String> types, boolean applied) {
    for (String type : types) {
      JsonObject read =
          new JsonObject().put("stream", table.stream()).put("type", type).put("applied", applied);
      deprecations.of(type).ifPresent(why -> read.put("deprecated", why));
      reads.add(read);
    }
  }

  private JsonArray bindings() {
    JsonArray bindings = new JsonArray();
    for (Consumed consumed : streams.now()) {
      JsonObject binding =
          new JsonObject()
              .put("stream", consumed.topology().stream())
              .put("exchange", consumed.topology().name())
              .put("partitions", consumed.topology().partitions())
              .put("waiting", consumed.backlog())
              .put("bound", consumed.waitingFor().isEmpty());
      consumed.waitingFor().ifPresent(what -> binding.put("waitingFor", what));
      bindings.add(binding);
    }
    return bindings;
  }

  private JsonArray seen(List<TypeUseRows.Last> uses) {
    JsonArray seen = new JsonArray();
    uses.forEach(last -> seen.add(seen(last.use()).put("lastAt", last.lastAt().toString())));
    return seen;
  }

  private JsonObject seen(TypeUse use) {
    JsonObject seen =
        new JsonObject()
            .put("role", use.role().name().toLowerCase(Locale.ROOT))
            .put("stream", use.stream())
            .put("type", use.type());
    EventTable<?> table = tables.get(use.stream());
    if (use.role() == TypeUse.Role.READ && table != null) {
      seen.put("as", table.entry(use.type()));
    }
    deprecations.of(use.type()).ifPresent(why -> seen.put("deprecated", why));
    return seen;
  }
}
