package dev.plumb.eventing.deployment.dev;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** An application that hears of what it tells itself. */
@Singleton
@Path("/pond")
public class Pond {

  private static final byte[] BODY = {1};

  private final Transactions transactions;
  private final Outbox outbox;
  private final Set<UUID> heard = ConcurrentHashMap.newKeySet();

  Pond(Transactions transactions, Outbox outbox) {
    this.transactions = transactions;
    this.outbox = outbox;
  }

  @POST
  @Path("/{key}")
  public Uni<String> tell(UUID key) {
    NewEvent event =
        new NewEvent(
            UUID.randomUUID(), "pebble", key, 1, "pebble.thrown.v1", "none", Instant.now(), BODY);
    return transactions
        .inTransaction(tx -> outbox.append(tx, List.of(event)))
        .replaceWith("thrown");
  }

  @GET
  @Path("/{key}")
  public String heard(UUID key) {
    return heard.contains(key) ? "splash" : "nothing";
  }

  @Incoming("pebble")
  Uni<Void> on(EventBatch batch) {
    batch.events().forEach(event -> heard.add(event.key()));
    return Uni.createFrom().voidItem();
  }
}
