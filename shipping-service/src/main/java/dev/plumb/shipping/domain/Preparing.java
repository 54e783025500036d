package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_CONFIRMED;
import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_PLACED;
import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_REJECTED;
import static dev.plumb.shipping.domain.ShipmentTrigger.PAYMENT_CAPTURED;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Until everything is known that must be before the parcel leaves. */
public final class Preparing {

  private Preparing() {}

  public static Decision orderPlaced(Shipment shipment, Parcel parcel, Money due) {
    if (shipment.readiness().parcel().isPresent()) {
      return Decision.refused(ORDER_PLACED, shipment);
    }
    return on(
        ORDER_PLACED, shipment, s -> dispatchIfReady(s.with(s.readiness().placed(parcel, due))));
  }

  /**
   * Refused for an order that was never placed: there is nothing to pack. Confirmed again after it
   * was on hold, an order changes nothing here.
   */
  public static Decision orderConfirmed(Shipment shipment) {
    if (shipment.readiness().parcel().isEmpty()) {
      return Decision.refused(ORDER_CONFIRMED, shipment);
    }
    if (shipment.readiness().confirmed()) {
      return new Decision.AlreadyDone(shipment);
    }
    return on(
        ORDER_CONFIRMED,
        shipment,
        s ->
            dispatchIfReady(
                s.with(s.readiness().asConfirmed()), new ShipmentEvent.Prepared(s.subject())));
  }

  /** Nobody waits for a word from shipping: the order ended without it. */
  public static Decision orderRejected(Shipment shipment) {
    return on(ORDER_REJECTED, shipment, Decision::accepted);
  }

  /**
   * @param total held by billing after this capture
   */
  public static Decision paymentCaptured(Shipment shipment, Money total) {
    if (shipment.readiness().captured().filter(total::equals).isPresent()) {
      return new Decision.AlreadyDone(shipment);
    }
    return on(
        PAYMENT_CAPTURED, shipment, s -> dispatchIfReady(s.with(s.readiness().captured(total))));
  }

  /** The carrier is asked once, by whichever fact comes last. */
  private static Decision dispatchIfReady(Shipment shipment, ShipmentEvent... events) {
    boolean ready =
        shipment.status() == ShipmentStatus.PREPARED
            && shipment.readiness().isComplete()
            && !shipment.dispatch().wasAsked();
    Shipment next = ready ? shipment.with(Dispatch.ASKED) : shipment;
    return new Decision.Accepted(
        next.atVersion(next.version() + events.length), List.of(events), ready);
  }

  private static Decision on(
      ShipmentTrigger trigger, Shipment shipment, Function<Shipment, Decision> then) {
    Optional<ShipmentStatus> next = ShipmentStateTable.next(shipment.status(), trigger);
    return next.map(shipment::at).map(then).orElseGet(() -> Decision.refused(trigger, shipment));
  }
}
