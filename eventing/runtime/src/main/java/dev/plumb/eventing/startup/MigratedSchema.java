package dev.plumb.eventing.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the tables up to date in the background, again and again until the database lets it, so
 * that a database that is away delays the service instead of ending it. Several replicas may do so
 * at once: Flyway takes a lock. Left out by the build where Flyway is not in the application.
 */
@ApplicationScoped
public class MigratedSchema implements Schema {

  private static final Logger LOG = Logger.getLogger(MigratedSchema.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final Migrations migrations;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile String waitingFor = "the database migration to begin";

  MigratedSchema(Flyway flyway) {
    this.migrations = new Migrations(flyway);
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
    return Uni.createFrom().completionStage(ready.copy());
  }

  @Override
  public Optional<String> waitingFor() {
    return Optional.ofNullable(waitingFor);
  }

  private void migrateUntilDone() {
    while (!ready.isDone()) {
      try {
        migrations.run();
        waitingFor = null;
        ready.complete(null);
      } catch (FlywayException fault) {
        report(fault);
        pause();
      }
    }
  }

  private void report(FlywayException fault) {
    String reason = DatabaseFault.inWords(fault);
    if (!reason.equals(waitingFor)) {
      LOG.warnf("Waiting for the database: %s", reason);
    }
    waitingFor = reason;
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
