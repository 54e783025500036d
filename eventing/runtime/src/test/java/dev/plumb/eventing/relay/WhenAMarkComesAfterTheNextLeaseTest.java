package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event is confirmed under one lease and marked when the same relay has the next one. */
class WhenAMarkComesAfterTheNextLeaseTest {

  private static final String US = "us";

  @Test
  void itMarksNothingAndTheNextLeaseIsNotTakenForLost() {
    try (Stage stage = Stage.open()) {
      stage.commit(stage.newKey(), 1);
      lease(stage, US, 7);

      assertThat(mark(stage, sent(stage, 5))).isEmpty();
      assertThat(stage.waiting()).isEqualTo(1);
    }
  }

  @Test
  void whatWasSentUnderTheNextOneIsMarkedWhicheverWasConfirmedFirst() {
    try (Stage stage = Stage.open()) {
      stage.commit(stage.newKey(), 1);
      lease(stage, US, 7);

      assertThat(mark(stage, sent(stage, 7), sent(stage, 5))).isEmpty();
      assertThat(stage.waiting()).isZero();
    }
  }

  @Test
  void aLeaseThatEndedAndNobodyTookIsNotLost() {
    try (Stage stage = Stage.open()) {
      stage.commit(stage.newKey(), 1);
      lease(stage, US, 7);
      stage.run("update lease set expires_at = '-infinity'");

      assertThat(mark(stage, sent(stage, 7))).isEmpty();
      assertThat(stage.waiting()).isEqualTo(1);
    }
  }

  @Test
  void somebodyElsesLeaseIsLostAllTheSame() {
    try (Stage stage = Stage.open()) {
      stage.commit(stage.newKey(), 1);
      lease(stage, "somebody else", 7);

      assertThat(mark(stage, sent(stage, 5))).hasSize(1);
      assertThat(stage.waiting()).isEqualTo(1);
    }
  }

  private static void lease(Stage stage, String owner, long fence) {
    stage.run(
        """
        insert into lease (resource, slot, owner, fence, expires_at)
        select 'outbox', shard, '%s', %d, 'infinity' from outbox
        """
            .formatted(owner, fence));
  }

  private static List<Integer> mark(Stage stage, InFlight.Sent... confirmed) {
    OutboxSession session =
        OutboxSession.open(stage.pool, OutboxSql.MARKING).await().indefinitely();
    try {
      return OutboxSql.mark(session, Relay.RESOURCE, US, List.of(confirmed)).await().indefinitely();
    } finally {
      session.close().await().indefinitely();
    }
  }

  /** The one event that waits. */
  private static InFlight.Sent sent(Stage stage, long fence) {
    UUID key =
        stage
            .pool
            .query("select key from outbox")
            .execute()
            .await()
            .indefinitely()
            .iterator()
            .next()
            .getUUID(0);
    OutboxEvent event =
        new OutboxEvent(
            stage.number("select position from outbox"),
            (int) stage.number("select shard from outbox"),
            Stage.STREAM,
            key,
            1,
            UUID.randomUUID(),
            "order.order-placed.v1",
            "contracts/order/order-placed/v1",
            Instant.EPOCH,
            null,
            new byte[0],
            1);
    return new InFlight.Sent(new Lane(event), event, fence, 0);
  }
}
