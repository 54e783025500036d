package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhenEventsAreDeliveredTest {

  private static InboxUnderTest inbox;

  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest();
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @AfterEach
  void everyDeliveryHasOneOutcome() {
    assertThat(inbox.outcomes()).isEqualTo(inbox.deliveries());
  }

  @Test
  void aRepeatChangesNothing() {
    List<ReceivedEvent> events = box.filled(1, 3);
    long duplicates = inbox.outcome(Outcome.DUPLICATE);

    inbox.deliver(events);
    inbox.deliver(events);

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
    assertThat(inbox.outcome(Outcome.DUPLICATE)).isEqualTo(duplicates + 3);
  }

  @Test
  void aRepeatAfterTheInboxForgotIsStale() {
    List<ReceivedEvent> events = box.filled(1, 3);
    long stale = inbox.outcome(Outcome.STALE);

    inbox.deliver(events);
    inbox.database.run("delete from inbox");
    inbox.deliver(events);

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
    assertThat(inbox.outcome(Outcome.STALE)).isEqualTo(stale + 3);
  }

  @Test
  void aGapIsParkedAndDrainedWhenItCloses() {
    long released = inbox.released(Outcome.APPLIED);
    inbox.deliver(box.filled(1));
    inbox.deliver(box.filled(3), box.filled(4));
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(parked()).isEqualTo(2);

    inbox.deliver(box.filled(2));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(4));
    assertThat(inbox.watermark(box.key())).isEqualTo(4);
    assertThat(parked()).isZero();
    assertThat(inbox.released(Outcome.APPLIED)).isEqualTo(released + 2);
  }

  @Test
  void aParkedEventComesBackAsItWas() {
    ReceivedEvent echoed = box.event(2, Box.ECHOED);
    inbox.deliver(echoed);
    inbox.deliver(box.filled(1));

    assertThat(
            inbox.database.column(
                "select traceparent from event_log where key = $1 and body = '\\x010203'",
                box.key()))
        .containsExactly(BoxEvents.TRACE);
  }

  @Test
  void aRefusalIsRecordedAndTheSequenceGoesOn() {
    inbox.deliver(box.filled(1), box.event(2, Box.FORBIDDEN), box.filled(3));

    assertThat(inbox.box(box.key())).containsExactly(1L, 3L);
    assertThat(inbox.database.column("select reason from refusal where key = $1", box.key()))
        .containsExactly("not allowed");
  }

  @Test
  void poisonCostsOnlyItsOwnKey() {
    BoxEvents other = BoxEvents.ofSomeBox();

    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3), other.filled(1));
    inbox.deliver(box.filled(4), other.filled(2));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.box(other.key())).isEqualTo(Box.upTo(2));
    assertThat(parked()).isEqualTo(2);
    assertThat(dead()).containsExactly("IllegalStateException: a bug");
  }

  @Test
  void anEventTheDatabaseRefusesCostsOnlyItselfAndWhatIsBehindIt() {
    BoxEvents other = BoxEvents.ofSomeBox();
    ReceivedEvent unstorable = box.event(2, Box.UNSTORABLE);

    inbox.deliver(
        box.filled(1), other.filled(1), unstorable, box.filled(3), other.filled(2), box.filled(4));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.box(other.key())).isEqualTo(Box.upTo(2));
    assertThat(parked()).isEqualTo(2);
    assertThat(dead()).singleElement().asString().contains("box_versions_check");

    long duplicates = inbox.outcome(Outcome.DUPLICATE);
    inbox.deliver(unstorable);
    assertThat(inbox.outcome(Outcome.DUPLICATE)).isEqualTo(duplicates + 1);
  }

  @Test
  void aParkedEventTheDatabaseRefusesIsNotBlamedOnTheOneBeforeIt() {
    inbox.deliver(box.event(2, Box.UNSTORABLE), box.filled(3));

    inbox.deliver(box.filled(1));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(dead()).singleElement().asString().contains("box_versions_check");
    assertThat(parked()).isEqualTo(1);
  }

  @Test
  void whatIsParkedNextGoesOnWithTheNextDeliveryOfItsKey() {
    ReceivedEvent first = box.filled(1);
    inbox.deliver(first);
    inbox.deliver(box.filled(3));
    inbox.database.run("update watermark set version = 2 where key = '%s'".formatted(box.key()));

    inbox.deliver(first);

    assertThat(inbox.box(box.key())).containsExactly(1L, 3L);
  }

  @Test
  void unreadableDeliveriesAreKeptWithWhatTheySaid() {
    UnreadableDelivery unreadable =
        new UnreadableDelivery("no sequence", Map.of("na\0me", "a\0\"b\""), new byte[] {0, 1});
    long dead = inbox.outcome(Outcome.DEAD);

    inbox.deliver(new EventBatch("box", List.of(box.filled(1)), List.of(unreadable)));

    assertThat(
            inbox.database.column(
                "select headers ->> 'name' from dead_letter where reason = 'no sequence'"))
        .containsExactly("a\"b\"");
    assertThat(inbox.outcome(Outcome.DEAD)).isEqualTo(dead + 1);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
  }

  @Test
  void stateWatermarkInboxAndOutboxComeFromOneTransaction() {
    inbox.deliver(box.event(1, Box.ECHOED), box.event(2, Box.ECHOED));

    assertThat(
            inbox.database.column(
                """
                select distinct xmin::text from (
                  select xmin from box where key = $1
                  union all select xmin from watermark where key = $1
                  union all select xmin from outbox where key = $1
                  union all select xmin from event_log where key = $1) as written
                """,
                box.key()))
        .hasSize(1);
  }

  private long parked() {
    return inbox.database.number("select count(*) from parked where key = $1", box.key());
  }

  private List<Object> dead() {
    return inbox.database.column("select reason from dead_letter where key = $1", box.key());
  }
}
