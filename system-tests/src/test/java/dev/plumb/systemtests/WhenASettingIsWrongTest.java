package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.local.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

  private static void sql(String statement) throws SQLException {
    try (Connection connection = new Database(backends.postgres(), "postgres").connect();
        Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }
}
