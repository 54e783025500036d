package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What one of them parks while the other waits for it is seen by the other. */
class WhenTwoLanesMeetAtAGapTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String LOCK = "select from watermark where key = '%s' for update";

  private static final String PARK =
      """
      insert into parked (stream, key, version, event_id, source, type, schema, occurred_at, body)
      values ('box', '%s', 3, gen_random_uuid(), '/test', 'box.filled.v1', 'contracts/box/v1', now(), '')
      """;

  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and wait_event_type = 'Lock'
      """;

  @Test
  void theMissingEventDrainsIt() {
    try (InboxUnderTest inbox = new InboxUnderTest("gap")) {
      BoxEvents box = BoxEvents.ofSomeBox();
      inbox.deliver(box.filled(1));
      Pool other = inbox.database.anotherPool();
      SqlConnection lane = other.getConnectionAndAwait();
      run(lane, "begin");
      run(lane, LOCK.formatted(box.key()));
      run(lane, PARK.formatted(box.key()));

      CompletableFuture<Void> delivered =
          inbox.apply(BoxEvents.batch(box.filled(2))).subscribeAsCompletionStage();
      await().atMost(LIMIT).until(() -> inbox.database.number(WAITING) == 1);
      run(lane, "commit");
      await().atMost(LIMIT).until(delivered::isDone);
      lane.closeAndAwait();
      other.closeAndAwait();

      assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
      assertThat(inbox.rows("parked")).isZero();
    }
  }

  private static void run(SqlConnection connection, String sql) {
    connection.query(sql).executeAndAwait();
  }
}
