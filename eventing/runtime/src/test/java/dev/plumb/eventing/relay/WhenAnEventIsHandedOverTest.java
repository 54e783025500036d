package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.outbox.CommittedEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The process that commits an event is the one that relays it. */
class WhenAnEventIsHandedOverTest {

  /** It looks at the start, and from then on knows what it is told. */
  private static final Duration NEVER = Duration.ofMinutes(5);

  private static final int WINDOW = 5;
  private static final int MEMORY = 20;

  @Test
  void itIsPublishedThoughItCanNotBeRead() {
    try (Stage stage = Stage.open(Stage.polling(NEVER, 1_000, 4_000))) {
      stage.bind("all");
      Relay relay = startedAndIdle(stage);
      CommittedEvent first = commitQuietly(stage, stage.newKey(), 1);

      SqlConnection reader = stage.pool.getConnection().await().indefinitely();
      reader.query("begin; lock table event_log").execute().await().indefinitely();
      relay.committed(List.of(first));
      await().until(() -> stage.count("confirmed") == 2);
      reader.query("rollback").execute().chain(reader::close).await().indefinitely();

      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void oneOfWhoseForerunnersNothingIsKnownIsReadTogetherWithThem() {
    try (Stage stage = Stage.open(Stage.polling(NEVER, 1_000, 4_000))) {
      stage.bind("all");
      Relay relay = startedAndIdle(stage);
      UUID key = stage.newKey();
      commitQuietly(stage, key, 1);
      CommittedEvent second = commitQuietly(stage, key, 2);

      relay.committed(List.of(second));

      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void oneThatWasReadAndSentBeforeItIsHandedOverIsNotSentAgain() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      Relay relay = startedAndIdle(stage);
      CommittedEvent late = commitQuietly(stage, stage.newKey(), 1);
      stage.awaitAllSent();
      await().until(() -> relay.status().waitingKeys() == 0);

      relay.committed(List.of(late));
      stage.commit(stage.newKey(), 1);

      stage.awaitAllSent();
      await().until(() -> relay.status().waitingKeys() == 0);
      assertThat(stage.count("confirmed")).isEqualTo(3);
    }
  }

  @Test
  void whatDoesNotFitInMemoryIsReadLater() throws Exception {
    try (Stage stage = Stage.open(Stage.polling(NEVER, WINDOW, MEMORY));
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      BrokerConnector through = new BrokerConnector(stage.brokerSettings(cable.port()));
      Relay relay =
          stage.startRelay(Duration.ofSeconds(60), UUID.randomUUID(), stage.pool, through);
      beIdle(stage, relay);
      cable.holdBackAnswers();
      stage.commitMany(500, 2);
      await().until(() -> relay.status().inDoubt() == WINDOW);
      assertThat(relay.status().waitingKeys()).isBetween(WINDOW, MEMORY);

      cable.letThrough();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("unanswered")).keepOrder();
    }
  }

  @Test
  void itIsTheSameAsIfItHadBeenRead() {
    try (Stage stage = Stage.open()) {
      stage.run("insert into history (epoch) values (2)");
      OutboxEvent handedOver = OutboxEvent.of(commitQuietly(stage, stage.newKey(), 1));
      OutboxSession session =
          OutboxSession.open(stage.pool, OutboxSql.READING).await().indefinitely();
      OutboxEvent read =
          OutboxSql.page(session, 0, 1, Set.of(handedOver.shard()))
              .await()
              .indefinitely()
              .events()
              .getFirst();
      session.close().await().indefinitely();
      assertThat(handedOver).usingRecursiveComparison().isEqualTo(read);
      assertThat(read.epoch()).isEqualTo(2);
    }
  }

  /** What the relay would have been told. */
  private static CommittedEvent commitQuietly(Stage stage, UUID key, long version) {
    List<CommittedEvent> told = new ArrayList<>();
    stage
        .transactions()
        .inTransaction(
            tx -> stage.outbox(told::addAll).append(tx, List.of(stage.event(key, version))))
        .await()
        .indefinitely();
    return told.getFirst();
  }

  private static Relay startedAndIdle(Stage stage) {
    Relay relay = stage.startRelay();
    beIdle(stage, relay);
    return relay;
  }

  private static void beIdle(Stage stage, Relay relay) {
    await().until(() -> relay.status().shards() == 64 && relay.status().connected());
    stage.commit(stage.newKey(), 1);
    stage.awaitAllSent();
    await().until(() -> relay.status().waitingKeys() == 0);
  }
}
