package dev.plumb.local;

import java.util.Set;

/** What a customer of the mix is up to. */
public enum Intention {
  /** A good card, and waits for the parcel. */
  BUY(45),
  /** A card that is declined. */
  DECLINED(15),
  /** Cancels right after ordering. */
  CANCEL_SOON(12),
  /** Cancels when the parcel is on its way. */
  CANCEL_LATE(8),
  /** Sends the goods back once they are there. */
  SEND_BACK(8),
  /** Waits for a parcel that the carrier loses. */
  WAIT_IN_VAIN(6),
  /** Keeps the goods and asks for a part of the money. */
  ASK_A_PART_BACK(6);

  private static final Set<String> FINAL =
      Set.of("DELIVERED", "REJECTED", "CANCELLED", "REFUNDED", "CLOSED");

  private final int share;

  Intention(int share) {
    this.share = share;
  }

  String card() {
    return this == DECLINED ? "pm_card_chargeDeclined" : "pm_card_visa";
  }

  /** Nothing more happens to the order by itself, or by this customer. */
  boolean isOver(Progress order) {
    return FINAL.contains(order.status())
        && switch (this) {
          case BUY, DECLINED, CANCEL_SOON, CANCEL_LATE -> true;
          case SEND_BACK, WAIT_IN_VAIN -> !order.isDelivered();
          case ASK_A_PART_BACK -> !order.isDelivered() || order.refunded() > 0;
        };
  }

  /**
   * How far an order has come.
   *
   * @param captured in minor units, as is {@code refunded}
   */
  record Progress(String status, long captured, long refunded) {
    static final Progress UNKNOWN = new Progress("UNKNOWN", 0, 0);

    boolean isDelivered() {
      return status.equals("DELIVERED");
    }

    /** Too late to stop it. */
    boolean isOnItsWay() {
      return status.equals("SHIPPED") || FINAL.contains(status);
    }

    /** The news of the goods may be there before the news of the money. */
    boolean isThereAndPaid() {
      return isDelivered() && captured > 0;
    }

    boolean isThereOrNeverWillBe() {
      return FINAL.contains(status);
    }
  }

  /** The shares add up to 100. */
  static Intention of(int percentile) {
    int bound = 0;
    for (Intention intention : values()) {
      bound += intention.share;
      if (percentile < bound) {
        return intention;
      }
    }
    throw new IllegalArgumentException("Not from 0 to 99: " + percentile);
  }
}
