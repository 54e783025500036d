package dev.plumb.billing.domain;

/**
 * Both halves of a cancellation, which arrive on two streams in any order: the order's wish, and
 * shipping's word on where the goods are.
 */
public record Cancellation(boolean requested, Verdict verdict) {

  public enum Verdict {
    /** Shipping has not answered. */
    OPEN,
    /** The goods stay here. */
    GOODS_KEPT,
    /** The goods are gone: the cancellation came too late. */
    GOODS_GONE
  }

  public static final Cancellation NONE = new Cancellation(false, Verdict.OPEN);

  /** The order is over, whoever decided it. */
  static final Cancellation COMPLETE = new Cancellation(true, Verdict.GOODS_KEPT);

  Cancellation withRequest() {
    return new Cancellation(true, verdict);
  }

  Cancellation withVerdict(Verdict given) {
    return new Cancellation(requested, given);
  }

  /** Money that was taken goes back only once the goods can't leave any more. */
  boolean returnsMoney() {
    return requested && verdict == Verdict.GOODS_KEPT;
  }

  boolean tooLate() {
    return verdict == Verdict.GOODS_GONE;
  }
}
