package dev.plumb.simulator;

import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.CustomerId;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.PaymentMethod;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.RequestedBy;
import dev.plumb.order.domain.Sku;
import dev.plumb.order.usecase.CancelOrder;
import dev.plumb.order.usecase.OrderDesk;
import dev.plumb.order.usecase.RequestRefund;
import dev.plumb.order.usecase.RequestReturn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** They order, change their minds, want money back, and ask again if nobody answers. */
final class Customers {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Address ADDRESS = new Address("A", "S 1", "B", "10115", "DE");

  private final World world;
  private final Shop shop;
  private final List<UUID> orders = new ArrayList<>();

  Customers(World world, Shop shop) {
    this.world = world;
    this.shop = shop;
  }

  List<UUID> orders() {
    return orders;
  }

  void come(int howMany) {
    for (int each = 0; each < howMany; each++) {
      world.after(within(Duration.ofSeconds(3)), this::order);
    }
  }

  private void order() {
    UUID id = world.id();
    shop.facts().begun(id);
    orders.add(id);
    Purchase purchase = purchase();
    world.tell(() -> "a customer places %s (%s)".formatted(shop.facts().of(id), method(purchase)));
    ask(replica -> place(replica, id, purchase));
    if (world.chance(35)) {
      world.after(within(Duration.ofSeconds(5)), () -> cancel(id));
    }
    if (world.chance(30)) {
      world.after(within(Duration.ofSeconds(15)), () -> sendBack(id));
    }
    if (world.chance(40)) {
      world.after(
          within(Duration.ofSeconds(12)), () -> refund(id, 100 + world.random().nextInt(2000)));
    }
  }

  private Uni<?> place(Replica replica, UUID id, Purchase purchase) {
    return shop.orders.committed(id).isPresent()
        ? Uni.createFrom().voidItem()
        : replica.get(OrderDesk.class).place(new OrderId(id), purchase);
  }

  private void cancel(UUID id) {
    world.tell(() -> "the customer cancels " + shop.facts().of(id));
    ask(
        replica ->
            replica
                .get(CancelOrder.class)
                .cancel(new OrderId(id), "changed my mind", RequestedBy.CUSTOMER));
  }

  /** What is left of the order's money, at most. */
  private void refund(UUID id, long wanted) {
    KeyedRequest request = new KeyedRequest("refund " + id, world.id().toString(), "00");
    world.tell(() -> "the customer wants %d back for %s".formatted(wanted, shop.facts().of(id)));
    ask(
        replica ->
            replica
                .get(RequestRefund.class)
                .request(
                    new OrderId(id),
                    wanted,
                    "not happy",
                    request,
                    decision -> new Answer(202, Optional.empty(), "{}")));
  }

  private void sendBack(UUID id) {
    world.tell(() -> "the customer sends %s back".formatted(shop.facts().of(id)));
    ask(
        replica ->
            replica.get(RequestReturn.class).request(new OrderId(id), List.of(), "wrong size"));
  }

  /** An order that is not where it can stay. */
  Optional<String> stillWaiting() {
    return orders.stream()
        .flatMap(id -> shop.orders.committed(id).stream())
        .filter(order -> !isOver(order.status()))
        .findFirst()
        .map(order -> shop.facts().of(order.id().value()) + " stays " + order.status());
  }

  private static boolean isOver(OrderStatus status) {
    return switch (status) {
      case REJECTED, CANCELLED, DELIVERED, REFUNDED, CLOSED -> true;
      case PLACED, CONFIRMED, ON_HOLD, CANCELLING, SHIPPED, RETURNING, LOST_PENDING_REFUND -> false;
    };
  }

  /** Until it is answered, whatever the answer is. */
  private void ask(Function<Replica, Uni<?>> question) {
    new Post(
            world,
            shop.order,
            () -> "a request",
            replica -> question.apply(replica).replaceWith(true))
        .sendUntilTaken();
  }

  private Purchase purchase() {
    String method = world.chance(12) ? "pm_card_chargeDeclined" : "pm_card_visa";
    OrderLine line =
        new OrderLine(
            new LineId(world.id()),
            new Sku("SKU-1"),
            1 + world.random().nextInt(3),
            new Money(500 + world.random().nextInt(1_000), EUR));
    return new Purchase(
        new CustomerId("c-1"),
        new PaymentMethod(method),
        EUR,
        List.of(line),
        ADDRESS,
        world.clock().instant());
  }

  private static String method(Purchase purchase) {
    return purchase.paymentMethod().value();
  }

  private long within(Duration longest) {
    return world.random().nextLong(longest.toNanos());
  }
}
