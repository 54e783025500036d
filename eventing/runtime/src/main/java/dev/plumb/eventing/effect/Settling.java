package dev.plumb.eventing.effect;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One effect on its way to what a person's verdict comes to, in one transaction: the row, the
 * aggregate, and who said so.
 */
record Settling(EffectPort port, LedgerEntry entry, Ruling ruling, String reason, String operator) {

  /** A conflict, and nothing done, if the effect is no longer what it was. */
  Uni<Answer<Settled>> run(Tx tx) {
    return SettlingRows.lock(tx, entry)
        .chain(
            mine ->
                mine
                    ? act(tx).map(Answer.Done::new)
                    : Uni.createFrom()
                        .item(
                            new Answer.Conflict<>(
                                "somebody else has effect %d at the moment, or has changed it"
                                    .formatted(entry.id()))));
  }

  private Uni<Settled> act(Tx tx) {
    return switch (ruling) {
      case Ruling.Close(EffectAnswer.Confirmed yes) ->
          close(tx, yes, "CONFIRMED", EffectAttempt.facts(yes));
      case Ruling.Close(EffectAnswer.Refused no) ->
          close(tx, no, LedgerEntry.REFUSED, EffectAttempt.reason(no));
      case Ruling.CallAgain() ->
          SettlingRows.callAgain(tx, entry)
              .chain(() -> settled(tx, "PENDING", "it is called again", Optional.empty()));
      case Ruling.Close(EffectAnswer other) ->
          throw new IllegalStateException("not final: " + other);
      case Ruling.Contradicted(String why) -> throw new IllegalStateException(why);
    };
  }

  private Uni<Settled> close(Tx tx, EffectAnswer answer, String state, JsonObject json) {
    TracedTx traced = new TracedTx(tx, entry.traceparent());
    return SettlingRows.close(tx, entry, state, json)
        .chain(() -> port.state(tx, entry.effect()))
        .chain(
            before ->
                port.settle(traced, entry.effect(), answer)
                    .onFailure(Settling::isOfTheAggregate)
                    .transform(NotTaken::new)
                    .chain(() -> port.state(tx, entry.effect()))
                    .map(after -> AggregateState.change(before, after)))
        .chain(change -> settled(tx, state, change, entry.behind().stream().findFirst()));
  }

  private Uni<Settled> settled(Tx tx, String state, String change, Optional<String> next) {
    return OperationTable.settled(tx, operation(state, change))
        .replaceWith(new Settled(entry, state, change, next));
  }

  private OperationTable.Settlement operation(String state, String change) {
    NewEffect effect = entry.effect();
    return new OperationTable.Settlement(
        operator,
        reason,
        effect.provider(),
        effect.key(),
        effect.kind(),
        entry.id(),
        state,
        "%s, %s: %s".formatted(effect.purpose(), entry.state(), change));
  }

  private static boolean isOfTheAggregate(Throwable failure) {
    return failure instanceof IllegalStateException || failure instanceof IllegalArgumentException;
  }

  /** Rolls back: the aggregate can't hear that. */
  static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTaken(Throwable cause) {
      super("the aggregate does not take it: " + cause.getMessage(), cause);
    }
  }
}
