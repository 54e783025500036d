package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.plumb.eventing.history.Histories;
import dev.plumb.eventing.history.History;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.tx.PoolTransactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WhenAProducerBeginsAHistoryTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String WAITING_FOR_A_LOCK =
      "select count(*) from pg_locks where relation = 'outbox'::regclass and not granted";

  private static final String FIRST_NEEDS_NOT_BE_SAID = "";

  @Test
  void eachEventGoesOutAsOfTheHistoryItWasAppendedIn() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      UUID key = stage.newKey();
      stage.commit(key, 1);
      begin(stage);
      stage.commit(key, 2);
      stage.startRelay();
      stage.awaitAllSent();
      stage.commit(key, 3);
      stage.awaitAllSent();

      assertThat(epochs(stage)).containsExactly(FIRST_NEEDS_NOT_BE_SAID, "2", "2");
    }
  }

  @Test
  void whoIsAppendingIsWaitedForSoThatWhatHeAppendsIsOfTheHistoryBefore() {
    try (Stage stage = Stage.open()) {
      SqlConnection appending = stage.pool.getConnection().await().indefinitely();
      appending.query("begin; lock table outbox in row exclusive mode").executeAndAwait();

      CompletableFuture<Answer<History>> begun =
          histories(stage).begin("ada", "put back").subscribeAsCompletionStage();
      await().atMost(LIMIT).until(() -> stage.number(WAITING_FOR_A_LOCK) == 1);
      assertThat(stage.number("select max(epoch) from history")).isOne();
      appending.query("commit").executeAndAwait();

      assertThat(begun.join()).isInstanceOf(Answer.Done.class);
      appending.close().await().indefinitely();
    }
  }

  @Test
  void whoDoesNotEndIsSaidAndNothingHasBegun() {
    try (Stage stage = Stage.open()) {
      SqlConnection appending = stage.pool.getConnection().await().indefinitely();
      appending.query("begin; lock table outbox in row exclusive mode").executeAndAwait();

      Answer<History> answer = begin(stage);

      assertThat(answer).isInstanceOf(Answer.Conflict.class);
      assertThat(stage.number("select max(epoch) from history")).isOne();
      appending.query("rollback").executeAndAwait();
      appending.close().await().indefinitely();
      assertThat(begin(stage)).isInstanceOf(Answer.Done.class);
    }
  }

  private static Histories histories(Stage stage) {
    return new Histories(new PoolTransactions(stage.pool));
  }

  private static Answer<History> begin(Stage stage) {
    return histories(stage).begin("ada", "put back").await().atMost(LIMIT);
  }

  private static List<String> epochs(Stage stage) {
    List<String> epochs = new ArrayList<>();
    stage.onBroker(
        channel -> {
          for (GetResponse got = channel.basicGet("all", true);
              got != null;
              got = channel.basicGet("all", true)) {
            Map<String, Object> headers = got.getProps().getHeaders();
            epochs.add(headers.getOrDefault("cloudEvents:epoch", "").toString());
          }
        });
    return epochs;
  }
}
