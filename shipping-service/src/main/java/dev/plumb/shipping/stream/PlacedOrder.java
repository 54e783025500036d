package dev.plumb.shipping.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.shipping.domain.LineId;
import dev.plumb.shipping.domain.Money;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Recipient;

/** What shipping reads from OrderPlaced. */
final class PlacedOrder {

  private PlacedOrder() {}

  static Parcel parcel(EventData placed) {
    EventData to = placed.record("shippingAddress");
    Recipient recipient =
        new Recipient(
            to.string("name"),
            to.string("street"),
            to.string("city"),
            to.string("postalCode"),
            to.string("country"));
    return new Parcel(recipient, placed.records("lines").stream().map(PlacedOrder::line).toList());
  }

  static Money due(EventData placed) {
    return new Money(placed.number("totalAmount"), placed.currency("currency"));
  }

  private static Parcel.Line line(EventData line) {
    return new Parcel.Line(
        new LineId(line.uuid("lineId")), line.string("sku"), line.integer("quantity"));
  }
}
