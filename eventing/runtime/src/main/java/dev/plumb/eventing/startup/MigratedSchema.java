package dev.plumb.eventing.startup;

import dev.plumb.eventing.startup.PrepareSettings.Mode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the tables up to date in the background, again and again until the database lets it, so
 * that a database that is away delays the service instead of ending it. Several replicas may do so
 * at once: Flyway takes a lock. With {@code plumb.prepare=never} it looks instead, and ends the
 * service where a migration or a right is missing. Left out by the build where Flyway is not in the
 * application.
 */
@ApplicationScoped
public class MigratedSchema implements Schema {

  private static final Logger LOG = Logger.getLogger(MigratedSchema.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration TO_LOOK = Duration.ofSeconds(10);

  private final Flyway flyway;
  private final Migrations migrations;
  private final DatabaseLook look;
  private final PrepareSettings settings;
  private final Pool pool;
  private final StartGates gates;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final LastFault fault = new LastFault();

  MigratedSchema(Flyway flyway, Pool pool, StartGates gates, PrepareSettings settings) {
    this.flyway = flyway;
    this.gates = gates;
    this.migrations = new Migrations(flyway);
    this.look = new DatabaseLook(pool, migrations, Grants.read());
    this.pool = pool;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("plumb-migration").start(this::tryUntilDone);
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

  @Produces
  @Singleton
  Preparation preparation() {
    return new TablesPreparation(
        migrations, flyway.getConfiguration().getDataSource(), settings.grantTo());
  }

  @Produces
  @Singleton
  SettingsRule rule() {
    return () -> settings.mode() == Mode.NEVER ? problemsIfThere() : List.of();
  }

  private void tryUntilDone() {
    while (!ready.isDone()) {
      try {
        if (settings.mode() == Mode.NEVER) {
          endIfMissing(look.problems().await().atMost(TO_LOOK));
        } else {
          migrations.run();
        }
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

  /** None either where the database can't be asked: it is waited for. */
  private List<String> problemsIfThere() {
    try {
      return look.problems().await().atMost(TO_LOOK);
    } catch (RuntimeException away) {
      LOG.debugf("Not compared yet: %s", away.getMessage());
      return List.of();
    }
  }

  /** The database was away when the service started. */
  private static void endIfMissing(List<String> problems) {
    if (!problems.isEmpty()) {
      String all = SettingsCheck.inOneMessage(problems);
      LOG.error(all);
      Quarkus.asyncExit(1);
      throw new IllegalStateException(all);
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
