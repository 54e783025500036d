package dev.plumb.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.domain.ShipmentFact.Dispatched;
import dev.plumb.order.domain.ShipmentFact.Prepared;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A small language for telling an order's life. An order over 25.00 EUR. */
final class Orders {

  static final Currency EUR = Currency.getInstance("EUR");
  static final OrderId ID = new OrderId(new UUID(1, 1));
  static final ShipmentId PARCEL = new ShipmentId(new UUID(5, 1));
  static final List<LineId> LINES = List.of(new LineId(new UUID(4, 1)));

  private Orders() {}

  static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  static Order placed() {
    OrderLine line = new OrderLine(LINES.getFirst(), new Sku("SKU-1"), 2, eur(1250));
    Purchase purchase =
        new Purchase(
            new CustomerId("c-1"),
            new PaymentMethod("pm_card_visa"),
            EUR,
            List.of(line),
            new Address("A", "S 1", "B", "10115", "DE"),
            Instant.EPOCH);
    return Order.place(ID, purchase).order();
  }

  static Order confirmed() {
    return after(placed().hear(authorized()));
  }

  static Order captured() {
    return after(confirmed().hear(new PaymentFact.MoneyMoved(totals(2500, 2500, 0))));
  }

  static Order onHold() {
    return after(confirmed().hear(new PaymentFact.CaptureFailed("card lost")));
  }

  static Order cancelling() {
    return after(confirmed().cancel("changed my mind", RequestedBy.CUSTOMER));
  }

  static Order shipped() {
    return after(after(captured().hear(prepared())).hear(dispatched()));
  }

  static Order delivered() {
    return after(shipped().hear(new ShipmentFact.Delivered(PARCEL)));
  }

  static Order returning() {
    return after(delivered().requestReturn(new ReturnId(new UUID(3, 3)), LINES, "too small"));
  }

  static PaymentFact authorized() {
    return new PaymentFact.Authorized(totals(2500, 0, 0));
  }

  static PaymentFact voided() {
    return new PaymentFact.Voided(totals(2500, 0, 0));
  }

  static PaymentFact refunded(long cents) {
    return new PaymentFact.MoneyMoved(totals(2500, 2500, cents));
  }

  static ShipmentFact prepared() {
    return new Prepared(PARCEL, LINES);
  }

  static ShipmentFact dispatched() {
    return new Dispatched(PARCEL, LINES, "T-1");
  }

  static ShipmentFact goodsKept() {
    return new ShipmentFact.Cancelled(PARCEL);
  }

  static PaymentTotals totals(long authorized, long captured, long refunded) {
    return new PaymentTotals(eur(authorized), eur(captured), eur(refunded));
  }

  static Order after(Decision decision) {
    return accepted(decision).order();
  }

  static List<OrderEvent> events(Decision decision) {
    return accepted(decision).events();
  }

  static Refusal refusal(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).why();
  }

  /** Names of the events, in order. */
  static List<String> told(Decision decision) {
    return events(decision).stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  static List<String> names(Class<?>... events) {
    return Arrays.stream(events).map(Class::getSimpleName).toList();
  }

  private static Decision.Accepted accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted) decision;
  }
}
