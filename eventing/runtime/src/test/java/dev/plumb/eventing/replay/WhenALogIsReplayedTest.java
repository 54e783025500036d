package dev.plumb.eventing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.replay.Replay.State;
import dev.plumb.eventing.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenALogIsReplayedTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestBroker broker = new TestBroker();
  private final String consumer = "c" + UUID.randomUUID().toString().substring(0, 8);
  private final Topology topology = new Topology(consumer, "box", 1, "x-consistent-hash");
  private final BoxEvents box = BoxEvents.ofSomeBox();
  private final BoxEvents other = BoxEvents.ofSomeBox();
  private TestDatabase database;
  private ReplaysUnderTest replays;

  @BeforeEach
  void start() {
    database = TestDatabase.create("replayed");
    broker.with(topology::declare);
    ReplaysUnderTest.log(database, box.filled(1, 60));
    ReplaysUnderTest.log(database, other.filled(1, 60));
    replays = new ReplaysUnderTest(database, broker).start();
  }

  @AfterEach
  void stop() {
    replays.close();
    database.close();
    broker.with(
        channel -> {
          channel.exchangeDelete(topology.name());
          channel.exchangeDelete(topology.unrouted());
          channel.exchangeDelete(topology.dead());
          channel.queueDelete(topology.dead());
          channel.queueDelete(topology.queue(0));
          channel.queueDelete(topology.queue(1));
          return null;
        });
  }

  @Test
  void oneKeyGoesInVersionOrderAndNothingElseGoes() {
    Replay replay = ended(request(Optional.of(box.key()), null, null));

    assertThat(replay.events()).isEqualTo(60);
    List<Delivery> arrived = arrived();
    assertThat(arrived)
        .extracting(message -> header(message, "sequence"))
        .containsExactlyElementsOf(
            box.filled(1, 60).stream().map(ReceivedEvent::version).map(String::valueOf).toList());
    assertThat(arrived)
        .allMatch(message -> header(message, "subject").equals(box.key().toString()));
  }

  @Test
  void aTimeRangeHasItsFirstMomentAndNotItsLast() {
    database.run(
        """
        update event_log set occurred_at = timestamptz '2026-01-01 00:00:00Z'
          + version * interval '1 hour'
        where key = '%s'
        """
            .formatted(box.key()));

    Replay replay =
        ended(
            request(
                Optional.empty(),
                Instant.parse("2026-01-01T10:00:00Z"),
                Instant.parse("2026-01-01T13:00:00Z")));

    assertThat(replay.published()).isEqualTo(3);
    assertThat(arrived())
        .extracting(message -> header(message, "sequence"))
        .containsExactly("10", "11", "12");
  }

  @Test
  void itIsNoFasterThanAllowed() {
    long begun = System.nanoTime();

    ended(ReplaysUnderTest.everything(consumer, 60));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1700));
    assertThat(arrived()).hasSize(120);
  }

  @Test
  void onlyOneRunsToAConsumerAtATime() {
    Replay running = ReplaysUnderTest.done(replays.begin(ReplaysUnderTest.everything(consumer, 1)));

    assertThat(replays.begin(ReplaysUnderTest.everything(consumer, 100)))
        .isInstanceOf(Answer.Conflict.class);

    replays.cancel(running);
    ended(ReplaysUnderTest.everything(consumer, 10_000));
  }

  @Test
  void brokenOffItStays() {
    Replay running = ReplaysUnderTest.done(replays.begin(ReplaysUnderTest.everything(consumer, 1)));

    Replay cancelled = ReplaysUnderTest.done(replays.cancel(running));

    assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
    await().atMost(LIMIT).until(replays::isIdle);
    assertThat(arrived()).hasSizeLessThan(60);
    assertThat(replays.cancel(running)).isInstanceOf(Answer.Conflict.class);
    ended(ReplaysUnderTest.everything(consumer, 10_000));
    assertThat(replays.now(running)).isEqualTo(cancelled);
    assertThat(
            database.column("select action || ' ' || outcome from operation order by id limit 2"))
        .containsExactly("REPLAY BEGUN", "CANCEL_REPLAY CANCELLED");
  }

  @Test
  void afterARestartItGoesOnWhereItWas() {
    Replay begun = ReplaysUnderTest.done(replays.begin(ReplaysUnderTest.everything(consumer, 20)));
    await().atMost(LIMIT).until(() -> replays.now(begun).published() > 4);
    replays.close();

    replays = new ReplaysUnderTest(database, broker).start();

    await().atMost(LIMIT).until(() -> replays.hasEnded(begun));
    assertThat(replays.now(begun).published()).isEqualTo(120);
    assertThatAllArrivedWithAtMostOnePageTwice();
  }

  /** Nothing is given back; its claim has to run out. */
  @Test
  void afterACrashAnotherGoesOn() {
    Replay begun = ReplaysUnderTest.done(replays.begin(ReplaysUnderTest.everything(consumer, 20)));
    await().atMost(LIMIT).until(() -> replays.now(begun).published() > 4);
    replays.close();
    database.run("update replay set claimed_by = 'x', claimed_until = now() + interval '1 second'");

    replays = new ReplaysUnderTest(database, broker).start();

    await().atMost(LIMIT).until(() -> replays.hasEnded(begun));
    assertThatAllArrivedWithAtMostOnePageTwice();
  }

  @Test
  void aConsumerThatIsNotThereIsSaidSo() {
    Replay replay = ended(ReplaysUnderTest.everything("nobody", 100));

    assertThat(replay.state()).isEqualTo(State.FAILED);
    assertThat(replay.fault()).contains("no service nobody consumes stream box");
    assertThat(replay.published()).isZero();
  }

  @Test
  void whatNoQueueTakesIsTriedAgainUntilOneDoes() {
    broker.with(
        channel -> {
          channel.queueUnbind(topology.queue(0), topology.name(), "1");
          channel.queueUnbind(topology.unrouted(), topology.unrouted(), "");
          return null;
        });
    Replay begun =
        ReplaysUnderTest.done(replays.begin(ReplaysUnderTest.everything(consumer, 10_000)));
    await().atMost(LIMIT).until(() -> replays.now(begun).fault().isPresent());
    assertThat(replays.now(begun).published()).isZero();

    broker.with(topology::declare);

    await().atMost(LIMIT).until(() -> replays.hasEnded(begun));
    assertThat(replays.now(begun).state()).isEqualTo(State.DONE);
    assertThat(replays.now(begun).fault()).isEmpty();
    assertThat(arrived()).hasSize(120);
  }

  @Test
  void nothingLoggedIsNothingBegun() {
    assertThat(replays.begin(request(Optional.of(UUID.randomUUID()), null, null)))
        .isInstanceOf(Answer.NotFound.class);
    assertThat(database.number("select count(*) from replay")).isZero();
  }

  private void assertThatAllArrivedWithAtMostOnePageTwice() {
    List<String> ids =
        arrived().stream().map(message -> message.getProperties().getMessageId()).toList();
    assertThat(new HashSet<>(ids)).hasSize(120);
    assertThat(ids).hasSizeBetween(120, 124);
  }

  private ReplayRequest request(Optional<UUID> key, Instant since, Instant before) {
    return new ReplayRequest(
        "box", consumer, key, Optional.ofNullable(since), Optional.ofNullable(before), 10_000);
  }

  private Replay ended(ReplayRequest request) {
    Replay begun = ReplaysUnderTest.done(replays.begin(request));
    await().atMost(LIMIT).until(() -> replays.hasEnded(begun));
    return replays.now(begun);
  }

  private List<Delivery> arrived() {
    return broker.drain(topology.queue(0));
  }

  private static String header(Delivery message, String attribute) {
    return message.getProperties().getHeaders().get("cloudEvents:" + attribute).toString();
  }
}
