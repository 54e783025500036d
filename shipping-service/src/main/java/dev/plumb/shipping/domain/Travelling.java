package dev.plumb.shipping.domain;

import java.util.ArrayList;
import java.util.List;

/** What the carrier reports of a parcel on its way. */
public final class Travelling {

  private Travelling() {}

  /**
   * A report of a parcel whose dispatch is not known yet proves the dispatch, and brings that event
   * with it. A report that ranks below the last one is stale.
   */
  public static Decision carrierReported(Shipment shipment, CarrierReport report) {
    if (shipment.status().isWithTheCarrier()) {
      return reported(shipment, report);
    }
    return switch (Dispatching.accepted(shipment, report.tracking(), true)) {
      case Decision.Accepted dispatched -> both(dispatched, reported(dispatched.next(), report));
      case Decision.AlreadyDone done -> done;
      case Decision.Refused refused -> Decision.refused(report.trigger(), shipment);
    };
  }

  private static Decision both(Decision.Accepted first, Decision second) {
    return switch (second) {
      case Decision.Accepted then -> {
        List<ShipmentEvent> events = new ArrayList<>(first.events());
        events.addAll(then.events());
        yield new Decision.Accepted(then.next(), events, false);
      }
      case Decision.AlreadyDone done -> first;
      case Decision.Refused refused -> first;
    };
  }

  private static Decision reported(Shipment shipment, CarrierReport report) {
    if (report.rank() < shipment.rank()) {
      return new Decision.Refused(Refusal.stale(report.trigger(), shipment));
    }
    if (report.rank() == shipment.rank() && report.isReflectedIn(shipment.status())) {
      return new Decision.AlreadyDone(shipment);
    }
    return ShipmentStateTable.next(shipment.status(), report.trigger())
        .map(shipment.ranked(report.rank())::at)
        .map(next -> Decision.accepted(next, events(next, report)))
        .orElseGet(() -> Decision.refused(report.trigger(), shipment));
  }

  private static List<ShipmentEvent> events(Shipment next, CarrierReport report) {
    ShipmentEvent.Subject subject = next.subject();
    return switch (report.kind()) {
      case IN_TRANSIT -> List.of();
      case DELIVERED -> List.of(new ShipmentEvent.Delivered(subject));
      case DELIVERY_FAILED ->
          List.of(
              new ShipmentEvent.DeliveryFailed(
                  subject, report.attempt(), report.isFinal(), report.reason()));
      case RETURNED -> List.of(new ShipmentEvent.Returned(subject));
      case LOST -> List.of(new ShipmentEvent.Lost(subject));
    };
  }
}
