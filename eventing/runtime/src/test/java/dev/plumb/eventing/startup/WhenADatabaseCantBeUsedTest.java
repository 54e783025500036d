package dev.plumb.eventing.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenADatabaseCantBeUsedTest {

  @ParameterizedTest
  @CsvSource({
    "28P01, quarkus.datasource.password",
    "28000, quarkus.datasource.username",
    "3D000, create it",
    "42501, may not create tables",
    "42P01, lead to the same database",
    "08001, quarkus.datasource.jdbc.url",
    "08006, quarkus.datasource.reactive.url"
  })
  void eitherDriversReasonNamesWhatToDo(String state, String what) {
    SQLException ofTheMigration = new SQLException("FATAL: no", state);
    PgException ofTheService = new PgException("no", "FATAL", state, "");

    assertThat(DatabaseFault.inWords(new IllegalStateException(ofTheMigration)))
        .contains(what, "FATAL: no");
    assertThat(DatabaseFault.inWords(new IllegalStateException(ofTheService))).contains(what);
  }

  @Test
  void aServerThatIsAwayNamesBothAddresses() {
    assertThat(DatabaseFault.inWords(new ConnectException("Connection refused")))
        .contains("quarkus.datasource.jdbc.url", "quarkus.datasource.reactive.url", "refused");
  }

  @Test
  void somethingElseIsToldInItsFirstLine() {
    assertThat(DatabaseFault.inWords(new IllegalStateException("broken\nstack")))
        .isEqualTo("broken");
    assertThat(DatabaseFault.inWords(new SQLException("odd", "XX000"))).contains("XX000", "odd");
  }
}
