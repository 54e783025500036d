package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.RefundId;
import dev.plumb.order.store.Answers;
import dev.plumb.order.store.Answers.Kept;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Somebody wants money back, once for each key. */
@Singleton
public class RequestRefund {

  /** The order's row is locked already, so nobody else is about to write that key. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Transactions transactions;
  private final Orders orders;
  private final Changes changes;
  private final Answers answers;
  private final Supplier<UUID> ids;

  RequestRefund(
      Transactions transactions,
      Orders orders,
      Changes changes,
      Answers answers,
      Supplier<UUID> ids) {
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.answers = answers;
    this.ids = ids;
  }

  /**
   * Requests for one order wait for each other on its row, so that a key is never seen half done.
   *
   * @param minorUnits in the order's currency
   * @param answer a refusal is an answer too, given again for the same key
   */
  public Uni<KeyedOutcome> request(
      OrderId id,
      long minorUnits,
      String reason,
      KeyedRequest request,
      Function<Decision, Answer> answer) {
    RefundId refund = new RefundId(ids.get());
    Function<Order, Decision> decide =
        order ->
            order.requestRefund(refund, new Money(minorUnits, order.purchase().currency()), reason);
    return transactions.inTransaction(
        tx -> orders.lock(tx, id).chain(found -> answer(tx, found, decide, request, answer)));
  }

  private Uni<KeyedOutcome> answer(
      Tx tx,
      Optional<Order> found,
      Function<Order, Decision> decide,
      KeyedRequest request,
      Function<Decision, Answer> answer) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(new KeyedOutcome.NoSuchOrder());
    }
    return answers
        .find(tx, request)
        .chain(
            before ->
                before.isPresent()
                    ? Uni.createFrom().item(Replay.of(before.get()))
                    : first(tx, decide.apply(found.get()), request, answer));
  }

  private Uni<KeyedOutcome> first(
      Tx tx, Decision decision, KeyedRequest request, Function<Decision, Answer> answer) {
    Answer first = answer.apply(decision);
    return changes
        .write(tx, decision)
        .chain(() -> answers.keep(tx, List.of(new Kept(request, first)), PATIENCE))
        .replaceWith(new KeyedOutcome.Answered(first));
  }
}
