package dev.plumb.shipping.domain;

/**
 * What the carrier says of a parcel on its way. Reports come late, twice and in any order.
 *
 * @param attempt deliveries tried so far, this one included: 0 on the first way out
 * @param reason in the carrier's words, for a failed delivery
 */
public record CarrierReport(Kind kind, Tracking tracking, int attempt, String reason) {

  public enum Kind {
    IN_TRANSIT,
    DELIVERED,
    DELIVERY_FAILED,
    RETURNED,
    LOST
  }

  /** Tries after which the carrier brings it back. */
  static final int TRIES = 3;

  public CarrierReport {
    if (attempt < (kind == Kind.DELIVERY_FAILED ? 1 : 0)) {
      throw new IllegalArgumentException("attempt " + attempt + " of " + kind);
    }
  }

  /**
   * Later reports have a higher rank: out, first try failed, out again, second try failed ..., and
   * above all of them the three that end it.
   */
  int rank() {
    return switch (kind) {
      case IN_TRANSIT -> 2 * attempt;
      case DELIVERY_FAILED -> 2 * attempt - 1;
      case DELIVERED, RETURNED, LOST -> Integer.MAX_VALUE;
    };
  }

  ShipmentTrigger trigger() {
    return switch (kind) {
      case IN_TRANSIT -> ShipmentTrigger.IN_TRANSIT;
      case DELIVERED -> ShipmentTrigger.DELIVERED;
      case DELIVERY_FAILED ->
          isFinal() ? ShipmentTrigger.DELIVERY_FAILED_FOR_GOOD : ShipmentTrigger.DELIVERY_FAILED;
      case RETURNED -> ShipmentTrigger.RETURNED;
      case LOST -> ShipmentTrigger.LOST;
    };
  }

  /** Of one rank, only the reports that end it differ. */
  boolean isReflectedIn(ShipmentStatus status) {
    return switch (kind) {
      case IN_TRANSIT, DELIVERY_FAILED -> true;
      case DELIVERED -> status == ShipmentStatus.DELIVERED;
      case RETURNED -> status == ShipmentStatus.RETURNED;
      case LOST -> status == ShipmentStatus.LOST;
    };
  }

  boolean isFinal() {
    return attempt >= TRIES;
  }
}
