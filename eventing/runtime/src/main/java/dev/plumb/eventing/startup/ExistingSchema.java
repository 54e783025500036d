package dev.plumb.eventing.startup;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Where somebody else migrates: waits until the tables are there. */
@ApplicationScoped
@DefaultBean
class ExistingSchema implements Schema {

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final Pool pool;
  private volatile String waitingFor = "the database to answer";

  ExistingSchema(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> ready() {
    return look()
        .onFailure()
        .invoke(fault -> waitingFor = "the database: " + fault.getMessage())
        .onFailure()
        .retry()
        .withBackOff(AGAIN_AFTER, AGAIN_AFTER)
        .indefinitely()
        .invoke(() -> waitingFor = null);
  }

  @Override
  public Optional<String> waitingFor() {
    return Optional.ofNullable(waitingFor);
  }

  private Uni<Void> look() {
    return pool.query("select 1 from outbox, inbox, lease, effect where false")
        .execute()
        .replaceWithVoid();
  }
}
