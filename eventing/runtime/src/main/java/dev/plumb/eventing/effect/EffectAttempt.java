package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Contexts;
import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * One claim of one effect, from the call to the transaction that closes it. Whatever cuts it off in
 * between leaves a row that is in flight beyond its claim, and such a row is asked about.
 */
final class EffectAttempt {

  private static final Logger LOG = Logger.getLogger(EffectAttempt.class);

  private final EffectStore rows;
  private final EffectPorts ports;
  private final Transactions transactions;
  private final Contexts contexts;
  private final EffectMetrics metrics;
  private final EffectSettings settings;
  private final Providers providers;

  EffectAttempt(
      EffectStore rows,
      EffectPorts ports,
      Transactions transactions,
      Contexts contexts,
      EffectMetrics metrics,
      EffectSettings settings,
      Providers providers) {
    this.rows = rows;
    this.ports = ports;
    this.transactions = transactions;
    this.contexts = contexts;
    this.metrics = metrics;
    this.settings = settings;
    this.providers = providers;
  }

  /** Fails only if the database does; then the claim runs out and another attempt asks. */
  Uni<Void> make(ClaimedEffect claimed) {
    EffectPort port = ports.of(claimed.effect().kind());
    return providers
        .of(claimed.effect())
        .through(() -> answer(port, claimed))
        .onItem()
        .transformToUni(answer -> answered(port, claimed, answer))
        .onFailure(CircuitBreakerOpenException.class)
        .recoverWithUni(() -> rows.giveBack(claimed))
        .replaceWithVoid();
  }

  private Uni<EffectAnswer> answer(EffectPort port, ClaimedEffect claimed) {
    return contexts
        .<EffectAnswer>run(
            () ->
                switch (claimed.next()) {
                  case CALL -> port.call(claimed.effect());
                  case ASK -> port.ask(claimed.effect());
                })
        .ifNoItem()
        .after(settings.callTimeout())
        .recoverWithItem(
            () -> new EffectAnswer.Unknown("no answer within " + settings.callTimeout()))
        .onFailure()
        .recoverWithItem(failure -> new EffectAnswer.Unknown(failure.toString()));
  }

  private Uni<Boolean> answered(EffectPort port, ClaimedEffect claimed, EffectAnswer answer) {
    metrics.answered(claimed.effect().kind(), answer);
    return act(port, claimed, answer);
  }

  private Uni<Boolean> act(EffectPort port, ClaimedEffect claimed, EffectAnswer answer) {
    return switch (answer) {
      case EffectAnswer.Confirmed confirmed ->
          settle(port, claimed, confirmed, "CONFIRMED", facts(confirmed));
      case EffectAnswer.Refused refused ->
          settle(port, claimed, refused, "REFUSED", reason(refused));
      case EffectAnswer.Unknown unknown -> askLater(claimed, unknown);
      case EffectAnswer.NeverHappened never -> callLater(claimed, never);
      case EffectAnswer.NobodyKnows lost -> leave(claimed, lost);
    };
  }

  private Uni<Boolean> settle(
      EffectPort port, ClaimedEffect claimed, EffectAnswer answer, String state, JsonObject json) {
    Supplier<Uni<Boolean>> transaction =
        () ->
            contexts.run(
                () ->
                    transactions.inTransaction(
                        tx -> close(tx, port, claimed, answer, state, json)));
    return close(transaction, claimed, 1, settings.claim());
  }

  private Uni<Boolean> close(
      Supplier<Uni<Boolean>> transaction, ClaimedEffect claimed, int tries, Duration left) {
    return transaction
        .get()
        .onFailure(LostClaim.class)
        .recoverWithItem(false)
        .onFailure()
        .recoverWithUni(failure -> closeLater(transaction, claimed, tries, left, failure));
  }

  /** As long as the claim would last if transactions took no time; then the row is left to it. */
  private Uni<Boolean> closeLater(
      Supplier<Uni<Boolean>> transaction,
      ClaimedEffect claimed,
      int tries,
      Duration left,
      Throwable failure) {
    Duration wait = providers.of(claimed.effect()).pauseAfter(tries);
    if (left.compareTo(wait) < 0) {
      return Uni.createFrom().failure(failure);
    }
    LOG.warnf(failure, "effect %d: not closed, will be retried", claimed.id());
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(wait)
        .chain(() -> close(transaction, claimed, tries + 1, left.minus(wait)));
  }

  /** The row first: whoever lost his claim must not touch the aggregate. */
  private Uni<Boolean> close(
      Tx tx,
      EffectPort port,
      ClaimedEffect claimed,
      EffectAnswer answer,
      String state,
      JsonObject json) {
    return rows.close(tx, claimed, state, json)
        .onItem()
        .transformToUni(
            mine ->
                mine
                    ? port.settle(new TracedTx(tx, claimed.traceparent()), claimed.effect(), answer)
                        .replaceWith(true)
                    : Uni.createFrom().failure(new LostClaim()));
  }

  private Uni<Boolean> askLater(ClaimedEffect claimed, EffectAnswer.Unknown unknown) {
    Duration wait = providers.of(claimed.effect()).pauseAfter(claimed.attempt());
    LOG.warnf(
        "effect %d (%s of %s, attempt %d): unknown whether it happened, asked again in %d ms: %s",
        claimed.id(),
        claimed.effect().kind(),
        claimed.effect().key(),
        claimed.attempt(),
        wait.toMillis(),
        unknown.reason());
    return rows.askAgainIn(wait, claimed, unknown.reason());
  }

  private Uni<Boolean> callLater(ClaimedEffect claimed, EffectAnswer.NeverHappened never) {
    Provider provider = providers.of(claimed.effect());
    if (claimed.keyLives()) {
      Duration wait = provider.pauseAfter(claimed.attempt());
      LOG.warnf(
          "effect %d (%s of %s, attempt %d): did not happen, called again in %d ms: %s",
          claimed.id(),
          claimed.effect().kind(),
          claimed.effect().key(),
          claimed.attempt(),
          wait.toMillis(),
          never.reason());
      return rows.callAgainIn(wait, claimed, never.reason());
    }
    LOG.errorf(
        "effect %d (%s of %s): did not happen, and its idempotency key is older than %s, so it is"
            + " not called again. Check at the other side, then settle it: /ops/effects/%d",
        claimed.id(),
        claimed.effect().kind(),
        claimed.effect().key(),
        provider.keyWindow(),
        claimed.id());
    return rows.leaveToAPerson(
        claimed, never.reason() + "; its key is older than " + provider.keyWindow());
  }

  private Uni<Boolean> leave(ClaimedEffect claimed, EffectAnswer.NobodyKnows lost) {
    LOG.errorf(
        "effect %d (%s of %s): nobody knows whether it happened, so it is not called again: %s."
            + " Find out, then settle it: /ops/effects/%d",
        claimed.id(), claimed.effect().kind(), claimed.effect().key(), lost.reason(), claimed.id());
    return rows.leaveToAPerson(claimed, lost.reason());
  }

  /** As the ledger keeps it. */
  static JsonObject facts(EffectAnswer.Confirmed confirmed) {
    JsonObject facts = new JsonObject();
    confirmed.facts().forEach(facts::put);
    return new JsonObject().put("facts", facts);
  }

  /** As the ledger keeps it. */
  static JsonObject reason(EffectAnswer.Refused refused) {
    return new JsonObject().put("code", refused.code()).put("reason", refused.reason());
  }

  /** Rolls the closing transaction back: another worker closes the effect. */
  private static final class LostClaim extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostClaim() {
      super("the claim has passed to another worker", null, false, false);
    }
  }
}
