package dev.plumb.shipping.domain;

/** Why a fact changes nothing. */
public record Refusal(Why why, String detail) {

  public enum Why {
    /** The state table has no such transition. */
    NOT_ALLOWED,
    /** What it says was overtaken by what is known already. */
    STALE
  }

  static Refusal notAllowed(ShipmentTrigger trigger, Shipment shipment) {
    return new Refusal(Why.NOT_ALLOWED, trigger + " is not allowed in " + shipment.status());
  }

  static Refusal stale(ShipmentTrigger trigger, Shipment shipment) {
    return new Refusal(
        Why.STALE, trigger + " is older than what the carrier reported: " + shipment.status());
  }

  @Override
  public String toString() {
    return why + ": " + detail;
  }
}
