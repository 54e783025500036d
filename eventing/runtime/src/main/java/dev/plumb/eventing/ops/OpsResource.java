package dev.plumb.eventing.ops;

import dev.plumb.eventing.relay.Relay;
import dev.plumb.eventing.relay.RelayStatus;
import dev.plumb.eventing.startup.ServiceName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where an operator begins, and how publishing is doing. */
@Path("/ops")
@ForOperators
public class OpsResource {

  private final ServiceName service;
  private final Relay relay;
  private final Pool pool;

  OpsResource(ServiceName service, Relay relay, Pool pool) {
    this.service = service;
    this.relay = relay;
    this.pool = pool;
  }

  @GET
  @Operation(summary = "What there is for operators")
  public Uni<Response> index(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          JsonArray paths =
              new JsonArray()
                  .add("/ops/outbox")
                  .add("/ops/parked")
                  .add("/ops/gaps")
                  .add("/ops/upstreams")
                  .add("/ops/histories")
                  .add("/ops/dead-letters")
                  .add("/ops/replays")
                  .add("/ops/effects")
                  .add("/ops/providers")
                  .add("/ops/audit")
                  .add("/ops/contracts");
          return Uni.createFrom()
              .item(Edge.ok(new JsonObject().put("service", service.value()).put("paths", paths)));
        });
  }

  /** The outbox of all replicas, and what this one makes of it. */
  @GET
  @Path("outbox")
  @Operation(summary = "What waits to be published")
  public Uni<Response> outbox(@Context UriInfo uri) {
    return Edge.answer(
        () -> {
          Query.of(uri);
          return OutboxRows.read(pool).map(json -> Edge.ok(json.put("relay", relay())));
        });
  }

  private JsonObject relay() {
    RelayStatus status = relay.status();
    JsonObject json =
        new JsonObject()
            .put("connected", status.connected())
            .put("blocked", status.blocked())
            .put("shards", status.shards())
            .put("inFlight", status.inDoubt())
            .put("keysWaiting", status.waitingKeys())
            .put("oldestWaitingSeconds", status.oldestWaiting().toSeconds());
    status.waitingFor().ifPresent(what -> json.put("waitingFor", what));
    status.lastConfirmed().ifPresent(at -> json.put("lastConfirmed", at.toString()));
    return json;
  }
}
