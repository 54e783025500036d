package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenATransactionFailsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57014", "25006", "42P01"})
  void theDatabasesTroublesPass(String state) {
    assertThat(Fault.of(postgres(state))).isEqualTo(Fault.PASSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "22P02", "23502", "23514", "44000", "P0001"})
  void whatTheDataDoesLasts(String state) {
    assertThat(Fault.of(postgres(state))).isEqualTo(Fault.LASTING);
  }

  @Test
  void theDatabasesWordIsFoundUnderWhateverWrapsIt() {
    Throwable wrapped =
        new IllegalStateException(new RuntimeException(new SQLException("", "40001")));

    assertThat(Fault.of(wrapped)).isEqualTo(Fault.PASSING);
    assertThat(Fault.of(new RuntimeException(postgres("23505")))).isEqualTo(Fault.TAKEN);
  }

  @Test
  void theWayToTheDatabasePasses() {
    assertThat(Fault.of(new RuntimeException(new ConnectException()))).isEqualTo(Fault.PASSING);
    assertThat(Fault.of(new IOException("reset"))).isEqualTo(Fault.PASSING);
    assertThat(Fault.of(new NoStackTraceThrowable("Timeout"))).isEqualTo(Fault.PASSING);
  }

  @Test
  void aBugLasts() {
    assertThat(Fault.of(new NullPointerException())).isEqualTo(Fault.LASTING);
  }

  private static PgException postgres(String state) {
    return new PgException("failed", "ERROR", state, null);
  }
}
