package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenAProducerWasRestoredTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final InboxUnderTest inbox = new InboxUnderTest("restored");
  private final BoxEvents box = BoxEvents.ofSomeBox();
  private final BoxEvents other = BoxEvents.ofSomeBox();
  private final List<ReceivedEvent> history = box.filled(1, 5);

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void anotherEventWithTheLastVersionStopsTheStream() {
    inbox.deliver(history);
    assertStops(box.filled(5));
  }

  @Test
  void anotherEventWithAnEarlierVersionStopsTheStream() {
    inbox.deliver(history);
    assertStops(box.filled(3));
  }

  @Test
  void itDoesSoLongAfterTheInboxHasForgotten() {
    inbox.deliver(history);
    inbox.database.run("truncate inbox");
    assertStops(box.filled(4));
    assertThat(inbox.database.column("select applied from upstream"))
        .containsExactly("..." + history.get(3).id().toString().substring(28));
  }

  @Test
  void anotherEventWithTheVersionOfOneThatWaitsStopsTheStream() {
    ReceivedEvent waiting = box.filled(3);
    inbox.deliver(box.filled(1));
    inbox.deliver(waiting);

    assertStops(box.filled(3));
  }

  @Test
  void twoEventsWithOneVersionInOneBatchStopTheStream() {
    ReceivedEvent again = box.filled(1);
    CompletionStage<Void> held = begin(box.filled(1), again);

    awaitStop(again);
    held.toCompletableFuture().cancel(true);
    assertThat(inbox.rows("box")).isZero();
  }

  @Test
  void itIsSaidWhichEventsContradictEachOther() {
    inbox.deliver(history);
    ReceivedEvent contradicts = box.filled(4);
    assertStops(contradicts);

    List<Upstream> known = new Upstreams(inbox.transactions).all().await().atMost(LIMIT);

    Upstream.Stop stop = known.getFirst().stop().orElseThrow();
    assertThat(known.getFirst().stream()).isEqualTo("box");
    assertThat(stop.key()).isEqualTo(box.key());
    assertThat(stop.version()).isEqualTo(4);
    assertThat(stop.applied()).isEqualTo(history.get(3).id().toString());
    assertThat(stop.contradicts()).isEqualTo(contradicts.id());
  }

  @Test
  void nothingOfTheStreamIsAppliedAfterARestartEither() {
    inbox.deliver(history);
    assertStops(box.filled(5));

    SqlInbox restarted = inbox.inbox(inbox.transactions);
    CompletionStage<Void> held =
        restarted
            .apply(BoxEvents.batch(other.filled(1)), inbox.boxes, Box.table())
            .subscribeAsCompletionStage();
    awaitTries(other.filled(2));

    assertThat(held.toCompletableFuture()).isNotDone();
    assertThat(inbox.box(other.key())).isEmpty();
    restarted.close();
  }

  @Test
  void aRepeatIsNoFork() {
    inbox.deliver(history);
    inbox.deliver(history);
    inbox.database.run("truncate inbox");
    inbox.deliver(history);

    assertGoesOn();
  }

  @Test
  void aReplayOfEverythingTwiceAndShuffledIsNoFork() {
    List<ReceivedEvent> all = new ArrayList<>();
    for (BoxEvents each : List.of(box, other)) {
      all.addAll(each.filled(1, 3L * Trail.LENGTH));
    }
    inbox.deliver(all);
    inbox.database.run("truncate inbox");
    List<ReceivedEvent> again = new ArrayList<>(Stream.concat(all.stream(), all.stream()).toList());
    Collections.shuffle(again, new Random(7));

    inbox.deliver(again);

    assertThat(inbox.rows("upstream")).isZero();
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3L * Trail.LENGTH));
  }

  @Test
  void whatAStateStoodForIsNoForkWhenItComesLate() {
    inbox.deliver(history.subList(0, 1));
    inbox.deliver(box.event(4, Box.STATE));
    inbox.deliver(history);

    assertGoesOn();
  }

  @Test
  void aStateThatIsAskedForAgainIsNoFork() {
    inbox.deliver(history.subList(0, 1));
    inbox.deliver(box.event(4, Box.STATE));
    inbox.deliver(box.event(4, Box.STATE), box.event(3, Box.STATE));
    inbox.deliver(history);
    inbox.deliver(box.event(5, Box.STATE));

    assertGoesOn();
  }

  @Test
  void whatWaitedAndComesAgainIsNoFork() {
    inbox.deliver(history.get(0), history.get(2), history.get(4));
    inbox.database.run("truncate inbox");
    inbox.deliver(history.get(2), history.get(4), history.get(1));
    inbox.database.run("truncate inbox");
    inbox.deliver(history);

    assertGoesOn();
  }

  @Test
  void aKeyThatBeganBeforeTrailsWereKeptIsNoFork() {
    inbox.deliver(history);
    inbox.database.run("update watermark set trail = ''");
    inbox.database.run("truncate inbox");
    inbox.deliver(box.filled(3), box.filled(5));

    assertGoesOn();
  }

  @Test
  void aVersionSetByHandIsNoFork() {
    inbox.deliver(history);
    inbox.database.run("update watermark set version = 4; truncate inbox");
    inbox.deliver(history);
    inbox.database.run("truncate inbox");
    inbox.deliver(history);

    inbox.deliver(other.filled(1));
    assertThat(inbox.rows("upstream")).isZero();
    assertThat(inbox.box(other.key())).isEqualTo(Box.upTo(1));
  }

  private void assertGoesOn() {
    inbox.deliver(box.filled(6), other.filled(1));

    assertThat(inbox.rows("upstream")).isZero();
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(6)).isNotEmpty();
    assertThat(inbox.box(other.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.outcomes()).isEqualTo(inbox.deliveries());
  }

  /** With an event of another key in the same batch, which waits as well. */
  private void assertStops(ReceivedEvent contradicts) {
    List<Long> before = inbox.box(box.key());

    CompletionStage<Void> held = begin(contradicts, other.filled(1));
    awaitStop(contradicts);
    awaitTries(other.filled(2));

    assertThat(held.toCompletableFuture()).isNotDone();
    assertThat(inbox.box(box.key())).isEqualTo(before);
    assertThat(inbox.rows("watermark where key = '" + other.key() + "'")).isZero();
  }

  private CompletionStage<Void> begin(ReceivedEvent... events) {
    return inbox.apply(BoxEvents.batch(events)).subscribeAsCompletionStage();
  }

  private void awaitStop(ReceivedEvent contradicts) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                inbox
                    .database
                    .column("select contradicts from upstream where stopped_at is not null")
                    .contains(contradicts.id()));
  }

  /** One try that is refused once the stream has stopped: whatever came before it has been seen. */
  private void awaitTries(ReceivedEvent event) {
    Work work = Work.alone(event);
    Throwable refused =
        inbox
            .inbox
            .transaction(inbox.boxes, Box.table())
            .run(work)
            .onItem()
            .transform(applied -> (Throwable) new AssertionError("it was applied"))
            .onFailure()
            .recoverWithItem(fault -> fault)
            .await()
            .atMost(LIMIT);
    assertThat(refused).isInstanceOf(StreamStoppedException.class);
  }
}
