package dev.plumb.shipping.domain;

import java.util.List;
import java.util.Optional;

/**
 * One order's shipment.
 *
 * @param version of its last event on its own stream; 0 before the first
 * @param rank of the carrier's latest report, see {@link CarrierReport#rank}; -1 before the first
 * @param cancellation why it shall be cancelled, as long as the verdict waits for the carrier
 */
public record Shipment(
    OrderId orderId,
    ShipmentId id,
    ShipmentStatus status,
    long version,
    Readiness readiness,
    Dispatch dispatch,
    int rank,
    Optional<String> cancellation) {

  /** Nothing but its order's id is known. */
  public static Shipment blank(OrderId order) {
    return new Shipment(
        order,
        ShipmentId.firstOf(order),
        ShipmentStatus.REQUESTED,
        0,
        Readiness.NOTHING_KNOWN,
        Dispatch.NOT_ASKED,
        -1,
        Optional.empty());
  }

  /** Whether anybody outside has reason to know of it. */
  public boolean isKnown() {
    return readiness.parcel().isPresent() || version > 0;
  }

  ShipmentEvent.Subject subject() {
    List<LineId> lines = readiness.parcel().map(Parcel::lineIds).orElse(List.of());
    return new ShipmentEvent.Subject(orderId, id, lines);
  }

  Shipment at(ShipmentStatus next) {
    return new Shipment(orderId, id, next, version, readiness, dispatch, rank, cancellation);
  }

  Shipment atVersion(long next) {
    return new Shipment(orderId, id, status, next, readiness, dispatch, rank, cancellation);
  }

  Shipment with(Readiness next) {
    return new Shipment(orderId, id, status, version, next, dispatch, rank, cancellation);
  }

  Shipment with(Dispatch next) {
    return new Shipment(orderId, id, status, version, readiness, next, rank, cancellation);
  }

  Shipment ranked(int next) {
    return new Shipment(orderId, id, status, version, readiness, dispatch, next, cancellation);
  }

  Shipment cancellationAsked(String reason) {
    return new Shipment(
        orderId, id, status, version, readiness, dispatch, rank, Optional.of(reason));
  }

  Shipment cancellationAnswered() {
    return new Shipment(orderId, id, status, version, readiness, dispatch, rank, Optional.empty());
  }
}
