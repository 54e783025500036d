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
  private final StartGates gates;
  private final LastFault fault = new LastFault();

  ExistingSchema(Pool pool, StartGates gates) {
    this.pool = pool;
    this.gates = gates;
  }

  @Override
  public Uni<Void> ready() {
    return look(pool)
        .onFailure()
        .invoke(failure -> fault.is(DatabaseFault.inWords(failure)))
        .onFailure()
        .retry()
        .withBackOff(AGAIN_AFTER, AGAIN_AFTER)
        .indefinitely()
        .invoke(fault::isOver)
        .chain(gates::open);
  }

  @Override
  public Optional<String> fault() {
    return fault.get();
  }

  /** Fails unless the tables can be read. */
  static Uni<Void> look(Pool pool) {
    return pool.query("select 1 from outbox, inbox, lease, effect, timer where false")
        .execute()
        .replaceWithVoid();
  }
}
