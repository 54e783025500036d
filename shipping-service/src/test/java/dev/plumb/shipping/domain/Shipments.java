package dev.plumb.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The words the tests are written in. */
final class Shipments {

  static final OrderId ORDER = new OrderId(new UUID(1, 1));
  static final Parcel PARCEL =
      new Parcel(
          new Recipient("Ada", "Street 1", "Berlin", "10115", "DE"),
          List.of(new Parcel.Line(new LineId(new UUID(2, 1)), "SKU-1", 2)));
  static final Money DUE = euros(2500);
  static final Tracking TRACKING = new Tracking("sandbox", "TRK-1");

  private Shipments() {}

  static Money euros(long minorUnits) {
    return new Money(minorUnits, Currency.getInstance("EUR"));
  }

  static Shipment blank() {
    return Shipment.blank(ORDER);
  }

  static Shipment requested() {
    return after(Preparing.orderPlaced(blank(), PARCEL, DUE));
  }

  static Shipment prepared() {
    return after(Preparing.orderConfirmed(requested()));
  }

  /** The carrier is being asked. */
  static Shipment dispatching() {
    return after(Preparing.paymentCaptured(prepared(), DUE));
  }

  static Shipment dispatched() {
    return after(Dispatching.carrierAccepted(dispatching(), TRACKING));
  }

  static CarrierReport report(CarrierReport.Kind kind, int attempt) {
    return new CarrierReport(kind, TRACKING, attempt, "nobody at home");
  }

  static Shipment after(Decision decision) {
    return accepted(decision).next();
  }

  static Decision.Accepted accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted) decision;
  }

  static Refusal refused(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).why();
  }

  static List<String> events(Decision decision) {
    return accepted(decision).events().stream().map(e -> e.getClass().getSimpleName()).toList();
  }
}
