package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.store.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes an order down, once for each key. */
@Singleton
public class PlaceOrder {

  private final Transactions transactions;
  private final Changes changes;
  private final Answers answers;
  private final UnderWay underWay;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  PlaceOrder(
      Transactions transactions,
      Changes changes,
      Answers answers,
      UnderWay underWay,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.changes = changes;
    this.answers = answers;
    this.underWay = underWay;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param answer what to say to the client, now and whenever it asks again
   */
  public Uni<KeyedOutcome> place(
      NewOrder wanted, KeyedRequest request, Function<Order, Answer> answer) {
    return underWay.share(request, () -> first(wanted, request, answer));
  }

  private Uni<KeyedOutcome> first(
      NewOrder wanted, KeyedRequest request, Function<Order, Answer> answer) {
    Decision.Accepted placed = Order.place(new OrderId(ids.get()), purchase(wanted));
    Answer first = answer.apply(placed.order());
    return Replay.orStillRunning(
        transactions.inTransaction(
            tx ->
                answers
                    .keep(tx, request, first)
                    .chain(isFirst -> isFirst ? insert(tx, placed, first) : again(tx, request))));
  }

  private Uni<KeyedOutcome> insert(Tx tx, Decision.Accepted placed, Answer first) {
    return changes.insert(tx, placed).replaceWith(new KeyedOutcome.Answered(first));
  }

  private Uni<KeyedOutcome> again(Tx tx, KeyedRequest request) {
    return answers.find(tx, request).map(given -> Replay.of(given.orElseThrow()));
  }

  private Purchase purchase(NewOrder wanted) {
    return new Purchase(
        wanted.customer(),
        wanted.paymentMethod(),
        wanted.currency(),
        wanted.lines().stream().map(this::line).toList(),
        wanted.shipTo(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private OrderLine line(NewOrder.Line wanted) {
    return new OrderLine(
        new LineId(ids.get()), wanted.sku(), wanted.quantity(), wanted.unitPrice());
  }
}
