package dev.plumb.billing.domain;

/** A call to the payment provider that follows from a decision; made once per purpose. */
public sealed interface ProviderCall {

  /** Why, unique for the payment for ever. */
  String purpose();

  /** Hold the amount. */
  record Authorize(int attempt, Money amount, String paymentMethod) implements ProviderCall {
    @Override
    public String purpose() {
      return "authorize:" + attempt;
    }
  }

  /** Take what is held, all of it. */
  record Capture(int attempt, String intent, Money amount) implements ProviderCall {
    @Override
    public String purpose() {
      return "capture:" + attempt;
    }
  }

  /** Let go of what is held. */
  record Void(int attempt, String intent, Money amount) implements ProviderCall {
    @Override
    public String purpose() {
      return "void:" + attempt;
    }
  }

  /** Give back. */
  record Refund(RefundId refund, int attempt, String intent, Money amount) implements ProviderCall {
    @Override
    public String purpose() {
      return "refund:" + refund.value() + (attempt == 1 ? "" : ":" + attempt);
    }
  }
}
