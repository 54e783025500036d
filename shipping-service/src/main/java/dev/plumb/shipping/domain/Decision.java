package dev.plumb.shipping.domain;

import java.util.List;

public sealed interface Decision {

  /**
   * @param next its version counts the events in
   * @param dispatch the carrier is to be asked to take it, once this is committed
   */
  record Accepted(Shipment next, List<ShipmentEvent> events, boolean dispatch) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** Nothing changes, and rightly so. */
  record AlreadyDone(Shipment shipment) implements Decision {}

  record Refused(Refusal why) implements Decision {}

  static Decision accepted(Shipment next, List<ShipmentEvent> events) {
    return new Accepted(next.atVersion(next.version() + events.size()), events, false);
  }

  static Decision accepted(Shipment next, ShipmentEvent... events) {
    return accepted(next, List.of(events));
  }

  static Decision refused(ShipmentTrigger trigger, Shipment shipment) {
    return new Refused(Refusal.notAllowed(trigger, shipment));
  }
}
