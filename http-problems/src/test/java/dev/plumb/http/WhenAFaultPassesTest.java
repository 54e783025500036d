package dev.plumb.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenAFaultPassesTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "57P03", "55P03", "42P01"})
  void theClientMayTryAgain(String sqlState) {
    assertThat(PassingFault.is(postgres(sqlState))).isTrue();
    assertThat(PassingFault.is(new IllegalStateException(new SQLException("", sqlState)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "42703", "57014", "XX000"})
  void othersStay(String sqlState) {
    assertThat(PassingFault.is(postgres(sqlState))).isFalse();
  }

  static Stream<Throwable> ofTheWay() {
    return Stream.of(new ConnectException(), new TimeoutException(), new IOException("reset"));
  }

  @ParameterizedTest
  @MethodSource("ofTheWay")
  void theWayToTheDatabaseComesBack(Throwable fault) {
    assertThat(PassingFault.is(new IllegalStateException(fault))).isTrue();
  }

  @Test
  void whatCantBeWrittenAsJsonNeverCanBe() {
    assertThat(PassingFault.is(new JsonParseException(null, "broken"))).isFalse();
    assertThat(PassingFault.is(new IllegalStateException())).isFalse();
  }

  private static Throwable postgres(String sqlState) {
    return new PgException("", "ERROR", sqlState, "");
  }
}
