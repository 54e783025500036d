package dev.plumb.eventing.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.Driver;

class WhenBackendsAreStartedTest {
  private static Backends backends;

  @BeforeAll
  static void start() {
    backends = Backends.start();
    backends.postgres().createDatabase("order");
  }

  @AfterAll
  static void stop() {
    backends.close();
    assertThat(Leftovers.of(backends.folder())).isEmpty();
    assertThat(backends.folder()).doesNotExist();
  }

  @Test
  void aDatabaseThatIsThereIsKept() throws SQLException {
    sql("create table kept_database (id int)");
    backends.postgres().createDatabase("order");
    assertThat(sql("select count(*) from kept_database")).isEqualTo("0");
  }

  @Test
  void commitsAreFlushed() throws SQLException {
    assertThat(sql("show fsync")).isEqualTo("on");
  }

  @ParameterizedTest
  @EnumSource
  void rowsOutliveARestartOfPostgres(Shutdown how) throws SQLException {
    String table = "kept_" + how;
    sql("create table " + table + " (id int)");
    sql("insert into " + table + " values (7)");
    backends.postgres().restart(how);
    assertThat(sql("select id from " + table)).isEqualTo("7");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAST", "KILL"})
  void virtualHostsOutliveARestartOfTheBroker(Shutdown how) {
    String name = "kept-" + how;
    backends.rabbit().createVirtualHost(name);
    backends.rabbit().restart(how);
    assertThat(backends.rabbit().ctl("list_vhosts")).contains(name);
  }

  @Test
  void theBrokerHasTheHashExchange() {
    assertThat(backends.rabbit().ctl("list_exchanges", "name")).contains("amq.topic");
    assertThat(
            backends
                .rabbit()
                .ctl("eval", "rabbit_registry:lookup_module(exchange, 'x-consistent-hash')."))
        .startsWith("{ok,");
  }

  /** The first column of the first row; empty for a statement without rows. */
  private static String sql(String statement) throws SQLException {
    Postgres postgres = backends.postgres();
    Properties properties = new Properties();
    properties.setProperty("user", postgres.user());
    properties.setProperty("password", postgres.password());
    try (Connection connection = new Driver().connect(postgres.jdbcUrl("order"), properties);
        Statement work = connection.createStatement()) {
      if (!work.execute(statement)) {
        return "";
      }
      try (ResultSet rows = work.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
