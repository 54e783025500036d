package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.AdvisoryLock;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.eventing.tx.Undone;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Dead letters over PostgreSQL. */
final class SqlDeadLetters implements DeadLetters {

  private static final String LOCK = "redrive";

  private final Transactions transactions;
  private final AdvisoryLock lock;
  private final Subscriptions subscriptions;
  private final Redrives redrives;

  SqlDeadLetters(
      Transactions transactions,
      AdvisoryLock lock,
      Subscriptions subscriptions,
      Redrives redrives) {
    this.transactions = transactions;
    this.lock = lock;
    this.subscriptions = subscriptions;
    this.redrives = redrives;
  }

  @Override
  public Uni<List<DeadLetter>> list(DeadLetterFilter filter) {
    return told(inTransaction(tx -> DeadLetterRows.page(tx, filter)));
  }

  @Override
  public Uni<Optional<DeadLetter>> find(long id) {
    return told(inTransaction(tx -> DeadLetterRows.find(tx, id)));
  }

  @Override
  public Uni<List<ParkedKey>> parked(
      Optional<String> stream, Optional<ParkedPlace> after, int limit) {
    return told(inTransaction(tx -> ParkedKeys.page(tx, stream, after, limit)));
  }

  @Override
  public Uni<Answer<List<Rehearsed>>> rehearse(long id, int limit) {
    return withLetter(id, letter -> withSubscription(letter, it -> rehearse(it, letter, limit)));
  }

  @Override
  public Uni<Answer<Redriven>> redrive(long id, String operator) {
    return alone(
        () ->
            withLetter(
                id, letter -> withSubscription(letter, it -> redrive(it, letter, operator))));
  }

  @Override
  public Uni<Answer<List<Redriven>>> redriveAll(DeadLetterFilter page, String operator) {
    return alone(
        () ->
            list(page)
                .chain(letters -> redriveEach(letters, operator))
                .map(Answer.Done<List<Redriven>>::new));
  }

  @Override
  public Uni<Answer<Redriven>> discard(long id, String reason, String operator) {
    return alone(() -> withLetter(id, letter -> discard(new Discard(letter, reason, operator))));
  }

  private Uni<List<Redriven>> redriveEach(List<DeadLetter> letters, String operator) {
    return Multi.createFrom()
        .iterable(letters)
        .onItem()
        .transformToUniAndConcatenate(
            letter -> withSubscription(letter, it -> redrive(it, letter, operator)))
        .filter(answer -> answer instanceof Answer.Done<Redriven>)
        .map(answer -> ((Answer.Done<Redriven>) answer).result())
        .collect()
        .asList();
  }

  private <A> Uni<Answer<Redriven>> redrive(
      Subscription<A> subscription, DeadLetter letter, String operator) {
    return inTransaction(tx -> UpstreamTable.isStopped(tx, letter.stream()))
        .chain(
            stopped ->
                stopped
                    ? answer(
                        new Answer.Conflict<>(
                            "stream "
                                + letter.stream()
                                + " is stopped, its producer was restored: see /ops/upstreams"))
                    : redrives
                        .of(subscription)
                        .run(letter, operator)
                        .map(found -> orGone(found, letter.id())));
  }

  private Uni<Answer<Redriven>> discard(Discard discard) {
    long id = discard.letter().id();
    Optional<Subscription<?>> subscription =
        discard.letter().event().flatMap(event -> subscriptions.to(event.stream()));
    return subscription
        .map(it -> redrives.of(it).discard(discard))
        .orElseGet(() -> inTransaction(discard::run).map(discard::only))
        .map(found -> orGone(found, id));
  }

  private <A> Uni<Answer<List<Rehearsed>>> rehearse(
      Subscription<A> subscription, DeadLetter letter, int limit) {
    Rehearsal<A> rehearsal = new Rehearsal<>(subscription, letter.event().orElseThrow(), limit);
    return Undone.after(transactions, rehearsal::run).map(Answer.Done::new);
  }

  private <T> Uni<Answer<T>> withLetter(long id, Function<DeadLetter, Uni<Answer<T>>> action) {
    return told(
        inTransaction(tx -> DeadLetterRows.find(tx, id))
            .chain(found -> found.map(action).orElseGet(() -> answer(gone(id)))));
  }

  private <T> Uni<Answer<T>> withSubscription(
      DeadLetter letter, Function<Subscription<?>, Uni<Answer<T>>> action) {
    if (letter.event().isEmpty()) {
      return answer(
          new Answer.Conflict<>("dead letter " + letter.id() + " can't be read: discard it"));
    }
    return subscriptions
        .to(letter.stream())
        .map(action)
        .orElseGet(
            () ->
                answer(
                    new Answer.Conflict<>(
                        "this service has no subscription to stream " + letter.stream())));
  }

  private <T> Uni<Answer<T>> alone(Supplier<Uni<Answer<T>>> work) {
    return told(
        lock.whileHeld(LOCK, work)
            .map(
                done -> done.orElseGet(() -> new Answer.Conflict<>("another redrive is running"))));
  }

  private <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    return transactions.inTransaction(work);
  }

  /** A person is told what may pass as such. */
  private static <T> Uni<T> told(Uni<T> work) {
    return work.onFailure(
            fault -> fault instanceof StoppingException || Fault.of(fault) == Fault.PASSING)
        .transform(DatabaseAway::new);
  }

  private static <T> Answer<T> orGone(Optional<T> found, long id) {
    return found.<Answer<T>>map(Answer.Done::new).orElseGet(() -> gone(id));
  }

  private static <T> Answer<T> gone(long id) {
    return new Answer.NotFound<>("dead letter " + id);
  }

  private static <T> Uni<Answer<T>> answer(Answer<T> answer) {
    return Uni.createFrom().item(answer);
  }
}
