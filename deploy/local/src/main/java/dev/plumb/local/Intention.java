package dev.plumb.local;

/** What a customer of the mix is up to. */
public enum Intention {
  /** A good card, and waits for the parcel. */
  BUY("pm_card_visa", 60),
  /** A card that is declined. */
  DECLINED("pm_card_chargeDeclined", 15),
  /** Cancels right after ordering. */
  CANCEL_SOON("pm_card_visa", 15),
  /** Cancels when the parcel is on its way. */
  CANCEL_LATE("pm_card_visa", 10);

  private final String card;
  private final int share;

  Intention(String card, int share) {
    this.card = card;
    this.share = share;
  }

  String card() {
    return card;
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
