package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenDeliveryIsChaoticTest {

  private static final int VERSIONS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static InboxUnderTest inbox;

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest();
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachVersionIsAppliedOnceInOrder(long seed) {
    Random random = new Random(seed);
    List<BoxEvents> boxes = someBoxes(12);
    List<EventBatch> batches = chaos(boxes, random);

    batches.forEach(inbox::deliver);

    assertThatAllArrived(boxes);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void lanesWithTheSameKeysDoNotDisturbOneAnother(long seed) {
    Random random = new Random(seed);
    List<BoxEvents> boxes = someBoxes(6);
    List<EventBatch> batches = chaos(boxes, random);

    Multi.createFrom()
        .iterable(batches)
        .onItem()
        .transformToUni(inbox::apply)
        .merge(8)
        .onItem()
        .ignoreAsUni()
        .await()
        .atMost(LIMIT);

    assertThatAllArrived(boxes);
  }

  @Test
  void connectionsThatBreakCostNothing() {
    List<BoxEvents> boxes = someBoxes(20);
    List<EventBatch> batches = chaos(boxes, new Random(21));
    Uni<Void> all =
        Multi.createFrom()
            .iterable(batches)
            .onItem()
            .transformToUni(inbox::apply)
            .merge(4)
            .onItem()
            .ignoreAsUni();

    // Of its own, so that it isn't given a connection that it has just cut.
    Pool knife = inbox.database.anotherPool();
    var done = all.subscribeAsCompletionStage();
    for (int cut = 0; cut < 20 && !done.isDone(); cut++) {
      knife
          .query(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
              """)
          .execute()
          .await()
          .atMost(LIMIT);
    }
    Uni.createFrom().completionStage(done).await().atMost(LIMIT);
    knife.closeAndAwait();

    assertThatAllArrived(boxes);
  }

  private static List<BoxEvents> someBoxes(int count) {
    return IntStream.range(0, count).mapToObj(i -> BoxEvents.ofSomeBox()).toList();
  }

  /** Everything at least once, one in five more often, in any order, in batches of any size. */
  private static List<EventBatch> chaos(List<BoxEvents> boxes, Random random) {
    List<ReceivedEvent> events = new ArrayList<>();
    for (BoxEvents box : boxes) {
      events.addAll(box.filled(1, VERSIONS));
    }
    List<ReceivedEvent> repeated =
        new ArrayList<>(events.stream().filter(event -> random.nextInt(5) == 0).toList());
    events.addAll(repeated);
    Collections.shuffle(events, random);
    List<EventBatch> batches = new ArrayList<>();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(64));
      batches.add(BoxEvents.batch(events.subList(from, to)));
      from = to;
    }
    return batches;
  }

  private static void assertThatAllArrived(List<BoxEvents> boxes) {
    for (BoxEvents box : boxes) {
      assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(VERSIONS));
      assertThat(inbox.watermark(box.key())).isEqualTo(VERSIONS);
    }
    assertThat(inbox.rows("parked")).isZero();
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.outcomes()).isEqualTo(inbox.deliveries());
  }
}
