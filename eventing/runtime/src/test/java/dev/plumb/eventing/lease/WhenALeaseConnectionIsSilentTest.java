package dev.plumb.eventing.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenALeaseConnectionIsSilentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final TestDatabase database = TestDatabase.empty("silent");
  private final LeaseConnection connection = new LeaseConnection(database.pool(), PATIENCE);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theNextQuestionIsAskedOnAnotherAndItIsGivenBackOnceItAnswers() {
    int silent = connection.ask(client -> number(client, "select pg_backend_pid()"));
    assertThatThrownBy(() -> connection.ask(client -> number(client, "select 1 from pg_sleep(30)")))
        .isInstanceOf(TimeoutException.class);

    int next = connection.ask(client -> number(client, "select pg_backend_pid()"));
    assertThat(next).isNotEqualTo(silent);

    database.run("select pg_cancel_backend(%d)".formatted(silent));
    assertThat(allOthers()).hasSize(TestDatabase.CONNECTIONS - 1);
  }

  private List<SqlConnection> allOthers() {
    return Stream.generate(() -> database.pool().getConnection().await().atMost(SOON))
        .limit(TestDatabase.CONNECTIONS - 1)
        .toList();
  }

  private static Uni<Integer> number(SqlClient client, String sql) {
    return client.query(sql).execute().map(rows -> rows.iterator().next().getInteger(0));
  }
}
