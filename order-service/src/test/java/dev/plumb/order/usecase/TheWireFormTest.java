package dev.plumb.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ids.TimeOrderedIds;
import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.CustomerId;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.PaymentMethod;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.RefundId;
import dev.plumb.order.domain.RequestedBy;
import dev.plumb.order.domain.ReturnId;
import dev.plumb.order.domain.ShipmentId;
import dev.plumb.order.domain.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TheWireFormTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-15T09:30:00.125Z"));
  private static final OrderId ID = new OrderId(new UUID(1, 1));
  private static final Money MONEY = new Money(2500, Currency.getInstance("EUR"));
  private static final List<LineId> LINES = List.of(new LineId(new UUID(4, 1)));
  private static final ShipmentId PARCEL = new ShipmentId(new UUID(5, 1));
  private static final Purchase PURCHASE =
      new Purchase(
          new CustomerId("c-1"),
          new PaymentMethod("pm_card_visa"),
          MONEY.currency(),
          List.of(
              new OrderLine(
                  LINES.getFirst(), new Sku("SKU-1"), 2, new Money(1250, MONEY.currency()))),
          new Address("A", "S 1", "B", "10115", "DE"),
          CLOCK.instant());

  private static final List<OrderEvent> ONE_OF_EACH =
      List.of(
          new OrderEvent.OrderPlaced(ID, PURCHASE),
          new OrderEvent.OrderConfirmed(ID, MONEY),
          new OrderEvent.OrderRejected(ID, "declined"),
          new OrderEvent.OrderPutOnHold(ID, "expired"),
          new OrderEvent.OrderCancellationRequested(ID, "twice", RequestedBy.PAYMENT_TIMEOUT),
          new OrderEvent.OrderCancelled(ID, MONEY, MONEY),
          new OrderEvent.OrderCancellationRejected(ID, "late"),
          new OrderEvent.OrderPaymentTimedOut(ID),
          new OrderEvent.OrderRefundRequested(
              ID, new RefundId(new UUID(2, 1)), MONEY, MONEY, "scratched"),
          new OrderEvent.OrderReturnRequested(ID, new ReturnId(new UUID(3, 1)), LINES, "small"),
          new OrderEvent.OrderShipped(ID, PARCEL, "T-1", LINES),
          new OrderEvent.OrderDelivered(ID, PARCEL),
          new OrderEvent.OrderRefunded(ID, MONEY),
          new OrderEvent.OrderClosed(ID, "over"));

  private final OrderEvents events =
      new OrderEvents(CONTRACTS, new TimeOrderedIds(CLOCK, new SplittableRandom(7)), CLOCK);

  @Test
  void isThereForEveryEventOfTheOrdersStream() {
    List<String> types = ONE_OF_EACH.stream().map(WireTypes::of).toList();

    assertThat(CONTRACTS.wireTypes()).containsAll(types);
    assertThat(WireTypes.all()).hasSize(types.size() + 1).containsAll(types);
    assertThat(types.stream().map(TheWireFormTest::withoutVersion))
        .containsExactlyInAnyOrderElementsOf(
            CONTRACTS.wireTypes().stream()
                .filter(type -> type.startsWith("order.") && !type.equals(WireTypes.STATE))
                .map(TheWireFormTest::withoutVersion)
                .distinct()
                .toList());
    assertThat(ONE_OF_EACH).hasSize(OrderEvent.class.getPermittedSubclasses().length);
  }

  @Test
  void ofEveryEventCanBeReadByItsContract() {
    for (NewEvent event : events.of(at(14), ONE_OF_EACH)) {
      EventData data = CONTRACTS.decode(event.type(), event.body());

      assertThat(data.uuid("orderId")).isEqualTo(ID.value());
    }
  }

  @Test
  void carriesWhatWasBought() {
    NewEvent event = events.of(at(1), ONE_OF_EACH.subList(0, 1)).getFirst();
    EventData data = CONTRACTS.decode(event.type(), event.body());

    assertThat(event.schema()).isEqualTo("contracts/order/order-placed/v2");
    assertThat(data.string("customerNumber")).isEqualTo("c-1");
    assertThat(data.record("total").number("amount")).isEqualTo(2500);
    assertThat(data.records("lines").getFirst().integer("quantity")).isEqualTo(2);
    assertThat(data.records("lines").getFirst().record("unitPrice").number("amount"))
        .isEqualTo(1250);
    assertThat(data.record("deliverTo").strings("addressLines")).containsExactly("S 1");
    assertThat(data.record("deliverTo").string("city")).isEqualTo("B");
    assertThat(data.instant("placedAt")).isEqualTo(CLOCK.instant());
  }

  @Test
  void ofAnOrdersStateTellsAllThatOthersWouldHaveReadInItsEvents() {
    EventData state =
        CONTRACTS.decode(
            WireTypes.STATE, CONTRACTS.encode(WireTypes.STATE, WireFields.state(at(3))));

    assertThat(state.string("status")).isEqualTo("PLACED");
    assertThat(state.number("totalAmount")).isEqualTo(2500);
    assertThat(state.string("paymentMethod")).isEqualTo("pm_card_visa");
    assertThat(state.number("refundRequestedTotal")).isZero();
    assertThat(state.records("lines").getFirst().integer("quantity")).isEqualTo(2);
    assertThat(state.record("shippingAddress").string("city")).isEqualTo("B");
  }

  @Test
  void countsVersionsUpToTheOrders() {
    assertThat(events.of(at(7), ONE_OF_EACH.subList(0, 3)).stream().map(NewEvent::version))
        .containsExactly(5L, 6L, 7L);
  }

  @Test
  void hasIdsThatGrowWithTime() {
    UUID id = events.of(at(1), ONE_OF_EACH.subList(0, 1)).getFirst().id();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(CLOCK.millis());
  }

  private static Order at(long version) {
    Order order = Order.place(ID, PURCHASE).order();
    return new Order(
        ID,
        version,
        order.status(),
        PURCHASE,
        order.payment(),
        order.parcel(),
        false,
        order.restitution());
  }

  private static String withoutVersion(String wireType) {
    return wireType.substring(0, wireType.lastIndexOf(".v"));
  }
}
