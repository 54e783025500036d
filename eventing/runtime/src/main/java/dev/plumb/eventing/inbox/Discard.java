package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.operation.Operation;
import dev.plumb.eventing.operation.Operation.Action;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A dead event is given up: its key steps over it, as if it had been applied. Over a hole it
 * doesn't: what is missing would be missing for ever.
 */
record Discard(DeadLetter letter, String reason, String operator) {

  /** False if somebody else took the letter first. */
  Uni<Boolean> run(Tx tx) {
    return letter
        .event()
        .map(event -> WatermarkTable.lock(tx, event.stream(), event.key()))
        .orElseGet(() -> Uni.createFrom().item(Watermark.NONE))
        .chain(
            watermark ->
                DeadLetterRows.takeOut(tx, letter.id())
                    .call(taken -> taken ? goOn(tx, watermark) : Uni.createFrom().voidItem()));
  }

  /** For a letter whose key nothing here consumes. */
  Optional<Redriven> only(boolean taken) {
    return taken
        ? Optional.of(
            new Redriven(letter, Redriven.End.DISCARDED, Optional.empty(), 0, Optional.empty()))
        : Optional.empty();
  }

  private Uni<Void> goOn(Tx tx, Watermark watermark) {
    Optional<ReceivedEvent> next =
        letter.event().filter(event -> event.version() == watermark.version() + 1);
    return next.map(event -> WatermarkTable.stepOver(tx, watermark, event))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .chain(() -> record(tx));
  }

  private Uni<Void> record(Tx tx) {
    return OperationTable.record(
        tx,
        new Operation(
            Action.DISCARD,
            operator,
            Optional.of(reason),
            letter.stream(),
            letter.event(),
            "DISCARDED",
            Optional.of("was dead: " + letter.reason())));
  }
}
