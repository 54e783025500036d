package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.local.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service says what is wrong, and is never restarted: what is put right, it notices. */
class WhenASettingIsWrongTest {
  private static final String PLUGIN = "rabbitmq_consistent_hash_exchange";

  private static Backends backends;

  @BeforeAll
  static void startBackends() {
    Progress.say("a service with wrong settings");
    backends = Backends.start();
  }

  @AfterAll
  static void endBackends() {
    backends.close();
  }

  @Test
  void aBrokerThatRefusesTheServiceIsNamedAndComesRight() {
    Rabbit rabbit = backends.rabbit();
    backends.postgres().createDatabase("refused");
    rabbit.ctl("add_user", "shop", "another");
    Map<String, String> settings =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            backends.postgres().jdbcUrl("refused"),
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            backends.postgres().reactiveUrl("refused"),
            "RABBITMQ_USERNAME",
            "shop",
            "RABBITMQ_PASSWORD",
            "secret-of-the-shop");
    try (LoneService service = LoneService.start(backends, "refused", settings)) {
      service.waitsFor("the broker refuses user 'shop'", "rabbitmq-username and rabbitmq-password");
      rabbit.ctl("change_password", "shop", "secret-of-the-shop");
      service.waitsFor("user 'shop' can't use virtual host '/'", "grant the user its permissions");
      rabbit.ctl("set_permissions", "shop", "^order$", ".*", ".*");
      service.waitsFor("user 'shop' lacks a permission", "shipping.order.dead");
      rabbit.ctl("set_permissions", "shop", ".*", ".*", ".*");
      service.becomesReady();
      assertThat(service.log()).doesNotContain("secret-of-the-shop");
    }
  }

  @Test
  void aMissingPluginIsNamedWithItsCommandAndComesRight() {
    backends.postgres().createDatabase("unplugged");
    backends.rabbit().ctl("add_vhost", "unplugged");
    backends
        .rabbit()
        .ctl("set_permissions", "-p", "unplugged", backends.rabbit().user(), ".*", ".*", ".*");
    backends.rabbit().plugins("disable", PLUGIN);
    Map<String, String> settings =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", backends.postgres().jdbcUrl("unplugged"),
            "QUARKUS_DATASOURCE_REACTIVE_URL", backends.postgres().reactiveUrl("unplugged"),
            "RABBITMQ_VIRTUAL_HOST", "unplugged");
    try (LoneService service = LoneService.start(backends, "unplugged", settings)) {
      service.waitsFor("no exchange type 'x-consistent-hash'", "rabbitmq-plugins enable " + PLUGIN);
      backends.rabbit().plugins("enable", PLUGIN);
      service.becomesReady();
    } finally {
      backends.rabbit().plugins("enable", PLUGIN);
    }
  }

  @Test
  void aDatabaseThatRefusesTheServiceIsNamedAndComesRight() throws SQLException {
    sql("create role shop login password 'another'");
    Map<String, String> settings =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            backends.postgres().jdbcUrl("not-there-yet"),
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            backends.postgres().reactiveUrl("not-there-yet"),
            "QUARKUS_DATASOURCE_USERNAME",
            "shop",
            "QUARKUS_DATASOURCE_PASSWORD",
            "secret-of-the-shop");
    try (LoneService service = LoneService.start(backends, "no-database", settings)) {
      service.waitsFor("quarkus.datasource.username and quarkus.datasource.password");
      sql("alter role shop password 'secret-of-the-shop'");
      service.waitsFor("it has no such database: create it", "quarkus.datasource.jdbc.url");
      backends.postgres().createDatabase("not-there-yet");
      service.waitsFor("the login may not create tables: grant it");
      sql("alter database \"not-there-yet\" owner to shop");
      service.becomesReady();
      assertThat(service.log()).doesNotContain("secret-of-the-shop");
    }
  }

  @Test
  void oneMessageNamesAllThatIsWrong() {
    Map<String, String> settings =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", backends.postgres().jdbcUrl("both"),
            "QUARKUS_DATASOURCE_REACTIVE_URL", backends.postgres().reactiveUrl("both"),
            "RABBITMQ_VIRTUAL_HOST", "both");
    try (LoneService service = LoneService.start(backends, "both", settings)) {
      service.waitsFor("it has no such database", "check rabbitmq-virtual-host");
      assertThat(service.log())
          .containsPattern(
              "waits for\n  - the broker: .*rabbitmq-virtual-host.*\n  - the database: .*\\.url");
      backends.postgres().createDatabase("both");
      backends.rabbit().createVirtualHost("both");
      service.becomesReady();
      assertThat(service.log()).contains("Nothing is missing any more");
    }
  }

  @Test
  void missingMigrationsAndWrongSettingsStopTheStartInOneMessage() throws IOException {
    backends.postgres().createDatabase("bare");
    Map<String, String> settings = new HashMap<>(prepared("bare"));
    settings.put("PLUMB_OPS_TOKEN", "short");
    settings.put("PLUMB_CARRIER_WEBHOOK_SECRET", "");

    assertThatThrownBy(() -> LoneService.start(backends, "bare", settings))
        .hasMessageContaining("Did not start");

    assertThat(Files.readString(backends.folder().resolve("bare").resolve("log")))
        .containsOnlyOnce("can't start")
        .contains("plumb.ops.token is shorter")
        .contains("plumb.carrier.webhook-secret is not set")
        .contains("the database lacks db/eventing/V0_1__eventing.sql: run this build once with")
        .contains("the database lacks db/migration/V1__shipments.sql")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedForAndThenLookedAt() {
    Map<String, String> settings = prepared("later");
    try (LoneService service = LoneService.start(backends, "later", settings)) {
      service.waitsFor("it has no such database: create it");
      backends.postgres().createDatabase("later");
      service.ends();
      assertThat(service.log()).contains("the database lacks db/migration/V1__shipments.sql");
    }
  }

  @Test
  void aTopologyThatSomebodyElseMakesIsWaitedFor() {
    backends.postgres().createDatabase("prepared");
    backends.rabbit().createVirtualHost("elsewhere");
    backends.rabbit().createVirtualHost("empty");
    Map<String, String> settings = new HashMap<>(prepared("prepared"));
    settings.put("PLUMB_PREPARE", "at-start");
    settings.put("RABBITMQ_VIRTUAL_HOST", "elsewhere");
    try (LoneService service = LoneService.start(backends, "preparing", settings)) {
      service.becomesReady();
    }
    settings.put("PLUMB_PREPARE", "never");
    settings.put("RABBITMQ_VIRTUAL_HOST", "empty");
    try (LoneService service = LoneService.start(backends, "prepared", settings)) {
      service.waitsFor(
          "something is not there: run this build once with plumb.prepare=only", "no exchange");
      settings.put("PLUMB_PREPARE", "at-start");
      try (LoneService other = LoneService.start(backends, "makes-it", settings)) {
        other.becomesReady();
      }
      service.becomesReady();
    }
  }

  private static Map<String, String> prepared(String database) {
    return Map.of(
        "PLUMB_PREPARE",
        "never",
        "QUARKUS_DATASOURCE_JDBC_URL",
        backends.postgres().jdbcUrl(database),
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        backends.postgres().reactiveUrl(database));
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = new Database(backends.postgres(), "postgres").connect();
        Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }
}
