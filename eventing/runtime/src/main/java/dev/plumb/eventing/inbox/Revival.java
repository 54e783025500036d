package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Redriven.End;
import dev.plumb.eventing.operation.Operation;
import dev.plumb.eventing.operation.Operation.Action;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * One more try of a dead event: it goes back among the parked ones and is released from there in
 * the same transaction, which is all a delivery would do too.
 */
final class Revival<A> {

  private final BatchTransaction<A> transaction;
  private final DeadLetter letter;
  private final ReceivedEvent event;
  private final String operator;

  /** How the try ended, if it may be committed. */
  record Try(End end, Optional<String> why) {}

  /** It is still dead: nothing may be committed. */
  static final class DeadAgain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadAgain(String reason) {
      super(reason, null, false, false);
    }

    static DeadAgain behindAGap() {
      return new DeadAgain("an earlier version of its key is missing");
    }
  }

  /**
   * @param letter one with an event
   */
  Revival(BatchTransaction<A> transaction, DeadLetter letter, String operator) {
    this.transaction = transaction;
    this.letter = letter;
    this.event = letter.event().orElseThrow();
    this.operator = operator;
  }

  /** Empty if somebody else took the letter first; fails with {@link DeadAgain}. */
  Uni<Optional<Try>> run(Tx tx) {
    return WatermarkTable.lock(tx, event.stream(), event.key())
        .chain(
            watermark ->
                DeadLetterRows.takeOut(tx, letter.id())
                    .chain(taken -> taken ? taken(tx, watermark) : gone()));
  }

  private static Uni<Optional<Try>> gone() {
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Try>> taken(Tx tx, Watermark watermark) {
    Uni<Try> ended =
        event.version() <= watermark.version()
            ? Uni.createFrom()
                .item(
                    new Try(
                        End.STALE, Optional.of("its key has gone on to " + watermark.version())))
            : release(tx);
    return ended.call(tried -> record(tx, tried)).map(Optional::of);
  }

  private Uni<Try> release(Tx tx) {
    return ParkedTable.park(tx, event.stream(), List.of(event))
        .chain(() -> transaction.within(tx, Work.nextParked(event.key())))
        .chain(tally -> ended(tx, tally));
  }

  private Uni<Try> ended(Tx tx, Tally tally) {
    if (tally.released().containsKey(Outcome.DEAD)) {
      return DeadLetterRows.firstOf(tx, event.stream(), event.key())
          .chain(id -> DeadLetterRows.find(tx, id.orElseThrow()))
          .chain(again -> Uni.createFrom().failure(new DeadAgain(again.orElseThrow().reason())));
    }
    if (tally.released().containsKey(Outcome.ABANDONED)) {
      return RefusalTable.reason(tx, event.id()).map(why -> new Try(End.STALE, why));
    }
    if (tally.released().containsKey(Outcome.REFUSED)) {
      return RefusalTable.reason(tx, event.id()).map(why -> new Try(End.REFUSED, why));
    }
    if (tally.released().containsKey(Outcome.APPLIED)) {
      return Uni.createFrom().item(new Try(End.APPLIED, Optional.empty()));
    }
    return Uni.createFrom().failure(DeadAgain.behindAGap());
  }

  private Uni<Void> record(Tx tx, Try tried) {
    return OperationTable.record(
        tx,
        new Operation(
            Action.REDRIVE,
            operator,
            Optional.empty(),
            letter.stream(),
            letter.event(),
            tried.end().name(),
            tried.why()));
  }
}
