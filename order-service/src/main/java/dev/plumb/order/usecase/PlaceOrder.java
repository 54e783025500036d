package dev.plumb.order.usecase;

import dev.plumb.eventing.trace.TraceContext;
import dev.plumb.eventing.tx.GroupCommit;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.store.Answers;
import dev.plumb.order.store.Answers.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes an order down, once for each key. Orders that come at the same time commit together. */
@Singleton
public class PlaceOrder {

  private static final int LARGEST_GROUP = 64;

  /** How long a request waits for an earlier one with its key that another replica works on. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The same where others would wait along: whoever has to wait longer does so alone. */
  private static final Duration PATIENCE_OF_A_GROUP = Duration.ofMillis(50);

  private final Changes changes;
  private final Answers answers;
  private final CustomerMails mails;
  private final UnderWay underWay;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final GroupCommit<Placing, KeyedOutcome> placings;

  PlaceOrder(
      Transactions transactions,
      Changes changes,
      Answers answers,
      CustomerMails mails,
      UnderWay underWay,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.changes = changes;
    this.answers = answers;
    this.mails = mails;
    this.underWay = underWay;
    this.ids = ids;
    this.clock = clock;
    this.placings = new GroupCommit<>(transactions, LARGEST_GROUP, this::place);
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
    Kept kept = new Kept(request, answer.apply(placed.order()));
    return Replay.orStillRunning(
        placings.commit(new Placing(kept, placed, wanted.email(), TraceContext.current())));
  }

  private Uni<List<KeyedOutcome>> place(Tx tx, List<Placing> group) {
    Duration patience = group.size() == 1 ? PATIENCE : PATIENCE_OF_A_GROUP;
    return answers
        .keep(tx, group.stream().map(Placing::kept).toList(), patience)
        .call(first -> insert(tx, group.stream().filter(it -> it.isAmong(first)).toList()))
        .chain(first -> outcomes(tx, group, first));
  }

  private Uni<Void> insert(Tx tx, List<Placing> first) {
    return changes
        .insert(
            tx,
            first.stream().map(Placing::order).toList(),
            first.stream().map(Placing::traceparent).toList())
        .chain(() -> mails.keep(tx, addresses(first)));
  }

  private static Map<OrderId, EmailAddress> addresses(List<Placing> placings) {
    return placings.stream()
        .filter(it -> it.email().isPresent())
        .collect(Collectors.toMap(it -> it.order().order().id(), it -> it.email().get()));
  }

  private Uni<List<KeyedOutcome>> outcomes(Tx tx, List<Placing> group, Set<KeyedRequest> first) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUniAndConcatenate(it -> it.isAmong(first) ? it.answered() : again(tx, it))
        .collect()
        .asList();
  }

  private Uni<KeyedOutcome> again(Tx tx, Placing placing) {
    return answers.find(tx, placing.kept().request()).map(given -> Replay.of(given.orElseThrow()));
  }

  /**
   * @param traceparent may be null
   */
  private record Placing(
      Kept kept, Decision.Accepted order, Optional<EmailAddress> email, String traceparent) {

    boolean isAmong(Set<KeyedRequest> requests) {
      return requests.contains(kept.request());
    }

    Uni<KeyedOutcome> answered() {
      return Uni.createFrom().item(new KeyedOutcome.Answered(kept.answer()));
    }
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
