package dev.plumb.billing.stream;

import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.ShipmentId;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.domain.Trigger.ShipmentCancelled;
import dev.plumb.billing.domain.Trigger.ShipmentGone;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;
import dev.plumb.contracts.EventData;
import java.util.List;

/** A shipment's whole state as what a payment would have been told on the way there. */
final class ShipmentState {

  private ShipmentState() {}

  static List<Trigger> triggers(EventData state, Payment payment) {
    return switch (state.string("status")) {
      case "REQUESTED" -> List.of();
      case "PREPARED" -> List.of(prepared(state));
      case "CANCELLED" -> List.of(new ShipmentCancelled());
      case "DISPATCHED", "DELIVERED", "DELIVERY_FAILED", "RETURNING", "RETURNED", "LOST" ->
          payment.cancellation().requested()
              ? List.of(prepared(state), new ShipmentGone())
              : List.of(prepared(state));
      default -> throw new IllegalArgumentException("status " + state.string("status"));
    };
  }

  private static Trigger prepared(EventData state) {
    return new ShipmentPrepared(
        new Parcel(new ShipmentId(state.uuid("shipmentId")), state.strings("lineIds")));
  }
}
