package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Redriven.End;
import dev.plumb.eventing.inbox.Revival.DeadAgain;
import dev.plumb.eventing.operation.Operation;
import dev.plumb.eventing.operation.Operation.Action;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gets one key going again: the dead event first, then what waits behind it. */
final class Redrive<A> {

  private final Transactions transactions;
  private final BatchTransaction<A> transaction;
  private final InboxMetrics metrics;
  private final Patience patience;

  Redrive(
      Transactions transactions,
      BatchTransaction<A> transaction,
      InboxMetrics metrics,
      Patience patience) {
    this.transactions = transactions;
    this.transaction = transaction;
    this.metrics = metrics;
    this.patience = patience;
  }

  /** Empty if somebody else took the letter first. */
  Uni<Optional<Redriven>> run(DeadLetter letter, String operator) {
    Revival<A> revival = new Revival<>(transaction, letter, operator);
    Supplier<Uni<Optional<Revival.Try>>> once =
        () ->
            transactions
                .inTransaction(revival::run)
                .onFailure(DeadAgain.class)
                .recoverWithItem(again -> stillDead(again.getMessage()));
    return patience
        .tries(once, patience.attempts())
        .onFailure(fault -> !(fault instanceof StoppingException))
        .recoverWithItem(fault -> stillDead(Reason.of(fault)))
        .chain(tried -> tried.map(it -> goOn(letter, operator, it)).orElseGet(Redrive::gone));
  }

  /** Empty if somebody else took the letter first. */
  Uni<Optional<Redriven>> discard(Discard discard) {
    Revival.Try discarded = new Revival.Try(End.DISCARDED, Optional.empty());
    return patience
        .tries(() -> transactions.inTransaction(discard::run), patience.attempts())
        .chain(taken -> taken ? release(discard.letter(), discarded) : gone());
  }

  private Uni<Optional<Redriven>> goOn(DeadLetter letter, String operator, Revival.Try tried) {
    return switch (tried.end()) {
      case APPLIED -> released(Outcome.APPLIED).chain(() -> release(letter, tried));
      case REFUSED -> released(Outcome.REFUSED).chain(() -> release(letter, tried));
      case STALE, DISCARDED -> release(letter, tried);
      case STILL_DEAD -> keep(letter, operator, tried);
    };
  }

  private Uni<Void> released(Outcome outcome) {
    Tally tally = new Tally();
    tally.released(outcome);
    metrics.committed(tally);
    return Uni.createFrom().voidItem();
  }

  private Uni<Optional<Redriven>> keep(DeadLetter letter, String operator, Revival.Try tried) {
    Operation operation =
        new Operation(
            Action.REDRIVE,
            operator,
            Optional.empty(),
            letter.stream(),
            letter.event(),
            tried.end().name(),
            tried.why());
    return transactions
        .inTransaction(
            tx ->
                DeadLetterRows.stillDead(tx, letter.id(), tried.why().orElseThrow())
                    .chain(() -> OperationTable.record(tx, operation)))
        .replaceWith(() -> redriven(letter, tried, 0, Optional.of(letter.id())));
  }

  private Uni<Optional<Redriven>> release(DeadLetter letter, Revival.Try tried) {
    ReceivedEvent event = letter.event().orElseThrow();
    AtomicInteger released = new AtomicInteger();
    Application.Attempt attempt =
        (work, attempts) ->
            patience.tries(
                () -> transaction.run(work).invoke(tally -> count(tally, released)), attempts);
    EventBatch nothing = new EventBatch(event.stream(), List.of(), List.of());
    return new Application(attempt, nothing, patience.attempts())
        .release(event.key())
        .chain(
            () ->
                transactions.inTransaction(
                    tx -> DeadLetterRows.firstOf(tx, event.stream(), event.key())))
        .map(next -> redriven(letter, tried, released.get(), next));
  }

  private void count(Tally tally, AtomicInteger released) {
    metrics.committed(tally);
    tally.released().forEach((outcome, events) -> released.addAndGet(events));
  }

  private static Optional<Revival.Try> stillDead(String reason) {
    return Optional.of(new Revival.Try(End.STILL_DEAD, Optional.of(reason)));
  }

  private static Optional<Redriven> redriven(
      DeadLetter letter, Revival.Try tried, int released, Optional<Long> stoppedAt) {
    return Optional.of(new Redriven(letter, tried.end(), tried.why(), released, stoppedAt));
  }

  private static <T> Uni<Optional<T>> gone() {
    return Uni.createFrom().item(Optional.empty());
  }
}
