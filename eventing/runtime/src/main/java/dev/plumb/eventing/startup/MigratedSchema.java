package dev.plumb.eventing.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date in the background, again and again until the database lets it, so
 * that a database that is away delays the service instead of ending it. Several replicas may do so
 * at once: Flyway takes a lock. Left out by the build where Flyway is not in the application.
 */
@ApplicationScoped
public class MigratedSchema implements Schema {

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration TO_LOOK = Duration.ofSeconds(10);

  private final Migrations migrations;
  private final Pool pool;
  private final StartGates gates;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final LastFault fault = new LastFault();

  MigratedSchema(Flyway flyway, Pool pool, StartGates gates) {
    this.gates = gates;
    this.migrations = new Migrations(flyway);
    this.pool = pool;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("plumb-migration").start(this::migrateUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
    ready.completeExceptionally(new IllegalStateException("stopping"));
  }

  @Override
  public Uni<Void> ready() {
    return Uni.createFrom().completionStage(ready.copy()).chain(gates::open);
  }

  @Override
  public Optional<String> fault() {
    return fault.get();
  }

  private void migrateUntilDone() {
    while (!ready.isDone()) {
      try {
        migrations.run();
        // By the other driver, which has an address of its own.
        ExistingSchema.look(pool).await().atMost(TO_LOOK);
        fault.isOver();
        ready.complete(null);
      } catch (RuntimeException failure) {
        fault.is(DatabaseFault.inWords(failure));
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (stopping.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
        ready.completeExceptionally(new IllegalStateException("stopping"));
      }
    } catch (InterruptedException interrupted) {
      ready.completeExceptionally(interrupted);
      Thread.currentThread().interrupt();
    }
  }
}
