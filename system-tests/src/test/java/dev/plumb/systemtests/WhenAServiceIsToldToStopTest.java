package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Shutdown;
import dev.plumb.local.Database;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM to one that has nothing to do, nothing to do it with, or has not got that far. */
class WhenAServiceIsToldToStopTest {
  private static final int TERMINATED = 143;

  private static Backends backends;

  @BeforeAll
  static void startBackends() {
    backends = Backends.start();
  }

  @AfterAll
  static void endBackends() {
    backends.close();
  }

  @Test
  void itGivesUpItsLeasesAndSaysWhatTheStopTook() throws Exception {
    backends.postgres().createDatabase("leaving");
    Database database = new Database(backends.postgres(), "leaving");
    try (LoneService service = start("leaving", Map.of())) {
      service.becomesReady();
      assertThat(database.number("select count(*) from lease where owner is not null"))
          .isPositive();

      service.terminate();

      assertThat(service.exitCode()).isEqualTo(TERMINATED);
      assertThat(service.log()).containsPattern("Drained in \\d+ ms: .*consumers.*, relay");
    }
    assertThat(database.number("select count(*) from lease where owner is not null")).isZero();
    assertThat(database.number("select count(*) from lease_member")).isZero();
  }

  @Test
  void itIsNotReadyFromThenOnAndAnswersForAsLongAsItIsToBeLeftOut() {
    backends.postgres().createDatabase("left-out");
    try (LoneService service = start("left-out", Map.of("QUARKUS_SHUTDOWN_DELAY", "1h"))) {
      service.becomesReady();

      service.terminate();

      service.waitsFor("Graceful Shutdown");
      assertThat(service.http().get("/shipments/" + UUID.randomUUID()).status()).isEqualTo(404);
      service.kill();
    }
  }

  /** The build decides whether there can be one at all. */
  @ParameterizedTest
  @ValueSource(strings = {"order-service", "billing-service", "shipping-service"})
  void eachServiceCanBeNotReadyForAWhileBeforeItStops(String service) throws IOException {
    Properties built = new Properties();
    Path file = Path.of("..", service, "src/main/resources/application.properties");
    try (Reader settings = Files.newBufferedReader(file)) {
      built.load(settings);
    }
    assertThat(built).containsEntry("quarkus.shutdown.delay-enabled", "true");
  }

  @Test
  void itEndsAlsoWhileItStillWaitsForItsDatabase() throws Exception {
    try (LoneService service = start("nowhere", Map.of())) {
      service.waitsFor("it has no such database");

      service.terminate();

      assertThat(service.exitCode()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void itEndsAlsoWhenDatabaseAndBrokerAreAway() throws Exception {
    backends.postgres().createDatabase("alone");
    try (LoneService service = start("alone", Map.of())) {
      service.becomesReady();
      backends.postgres().shutdown(Shutdown.IMMEDIATE);
      backends.rabbit().shutdown(Shutdown.FAST);

      service.terminate();

      assertThat(service.exitCode()).isEqualTo(TERMINATED);
    } finally {
      backends.postgres().start();
      backends.rabbit().start();
    }
  }

  private static LoneService start(String database, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", backends.postgres().jdbcUrl(database));
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", backends.postgres().reactiveUrl(database));
    return LoneService.start(backends, database, settings);
  }
}
