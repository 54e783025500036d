package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.AdvisoryLock;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.retry.Backoff;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What a person does after the bug was mended, or before, on the inbox's database. */
final class DeadLettersUnderTest {

  static final Duration LIMIT = Duration.ofSeconds(60);
  static final String OPERATOR = "ada";

  private final InboxUnderTest inbox;
  final Redrives redrives;
  final AdvisoryLock lock;

  DeadLettersUnderTest(InboxUnderTest inbox) {
    this.inbox = inbox;
    this.lock = new AdvisoryLock(inbox.database.pool());
    Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), new Random(1));
    this.redrives =
        new Redrives(inbox.transactions, inbox.inbox, new Patience(backoff, Pause::onContext, 2));
  }

  /** With the table that the events died of. */
  DeadLetters asBefore() {
    return with(new OfBoxes(inbox.boxes, Box.table()));
  }

  DeadLetters mended() {
    return with(mendedSubscription());
  }

  OfBoxes mendedSubscription() {
    return new OfBoxes(inbox.boxes, Box.mended());
  }

  DeadLetters with(Subscription<Box> subscription) {
    return new SqlDeadLetters(
        inbox.transactions, lock, new Subscriptions(List.of(subscription)), redrives);
  }

  /** Of the one dead letter that the box has. */
  long idOf(UUID key) {
    return inbox.database.number("select id from dead_letter where key = $1", key);
  }

  List<Object> outcomes(UUID key) {
    return inbox.database.column("select outcome from operation where key = $1 order by id", key);
  }

  static <T> T done(Uni<Answer<T>> answer) {
    return ((Answer.Done<T>) answer.await().atMost(LIMIT)).result();
  }

  static <T> String conflict(Uni<Answer<T>> answer) {
    return ((Answer.Conflict<T>) answer.await().atMost(LIMIT)).why();
  }

  static DeadLetterFilter all(int limit) {
    return new DeadLetterFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, limit);
  }

  record OfBoxes(Aggregates<Box> aggregates, EventTable<Box> table) implements Subscription<Box> {

    @Override
    public String stateOf(Box box) {
      return "FILLED" + box.versions();
    }
  }
}
