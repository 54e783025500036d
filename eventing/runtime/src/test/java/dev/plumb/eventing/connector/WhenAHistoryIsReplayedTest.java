package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.Outcome;
import dev.plumb.eventing.replay.Replay;
import dev.plumb.eventing.replay.ReplaysUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenAHistoryIsReplayedTest extends StreamTest {

  private static final int BOXES = 40;
  private static final int VERSIONS = 10;

  private final List<ReceivedEvent> history = new ArrayList<>();
  private ReplaysUnderTest replays;

  /** Every third event has consequences of its own. */
  @BeforeEach
  void live() {
    for (BoxEvents box : boxes(BOXES)) {
      for (int version = 1; version <= VERSIONS; version++) {
        history.add(box.event(version, version % 3 == 0 ? Box.ECHOED : Box.FILLED));
      }
    }
    start();
    broker.publish(history);
    await().atMost(LIMIT).until(() -> applied() == history.size());
    Collections.shuffle(history, new Random(1));
    ReplaysUnderTest.log(inbox.database, history);
    replays = new ReplaysUnderTest(inbox.database, broker).start();
  }

  @AfterEach
  void end() {
    replays.close();
  }

  @Test
  void allOfItTwiceInShuffledOrderChangesNothing() {
    String before = everything();

    awaitAll(replays.everythingTo(service));
    awaitAll(replays.everythingTo(service));

    await().atMost(LIMIT).until(() -> inbox.deliveries() == 3L * history.size());
    assertThat(inbox.outcome(Outcome.DUPLICATE)).isEqualTo(2L * history.size());
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void norAfterTheInboxHasForgotten() {
    String before = everything();

    for (int time = 1; time <= 2; time++) {
      inbox.database.run("delete from inbox");
      awaitAll(replays.everythingTo(service));
      long deliveries = (1L + time) * history.size();
      await().atMost(LIMIT).until(() -> inbox.deliveries() == deliveries);
    }

    assertThat(inbox.outcome(Outcome.STALE)).isEqualTo(2L * history.size());
    assertThat(everything()).isEqualTo(before);
  }

  private void awaitAll(Replay begun) {
    await().atMost(LIMIT).until(() -> replays.hasEnded(begun));
    assertThat(replays.now(begun).state()).isEqualTo(Replay.State.DONE);
    assertThat(replays.now(begun).published()).isEqualTo(history.size());
  }

  /** Rows and the transactions that wrote them; none may be written anew. */
  private String everything() {
    return inbox
        .database
        .column(
            """
            select md5(string_agg(t, E'\\n' order by t)) from (
              select 'box ' || xmin || box from box
              union all select 'watermark ' || xmin || watermark from watermark
              union all select 'outbox ' || xmin || outbox from outbox
              union all select 'log ' || count(*) from event_log
              union all select 'parked ' || parked from parked
              union all select 'dead ' || dead_letter from dead_letter
              union all select 'refusal ' || refusal from refusal
              union all select 'effect ' || effect from effect
            ) as rows(t)
            """)
        .getFirst()
        .toString();
  }
}
