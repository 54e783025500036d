package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.Refund;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Money back, up to what was received. */
final class Refunds {
  private Refunds() {}

  record Wish(Optional<Long> amount, String reason, Map<String, String> metadata) {}

  static Verdict refund(PaymentIntent intent, Wish wish, String id, long now) {
    if (intent.received() == 0) {
      return refused(
          null,
          "payment_intent",
          "This PaymentIntent (%s) does not have a successful charge to refund."
              .formatted(intent.id()));
    }
    if (intent.refundable() == 0) {
      return refused(
          "charge_already_refunded",
          null,
          "Charge %s has already been refunded.".formatted(intent.latestCharge()));
    }
    long amount = wish.amount().orElse(intent.refundable());
    if (amount > intent.refundable()) {
      return refused(
          null,
          "amount",
          "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
              .formatted(
                  money(amount, intent.currency()), money(intent.refundable(), intent.currency())));
    }
    Refund refund =
        new Refund(
            id,
            now,
            intent.id(),
            intent.latestCharge(),
            amount,
            intent.currency(),
            wish.reason(),
            wish.metadata(),
            "succeeded");
    return new Verdict.Refunded(intent.change().refunded(amount), refund);
  }

  private static Verdict refused(String code, String param, String message) {
    return new Verdict.Refused(StripeError.invalid(code, param, message));
  }

  private static String money(long minorUnits, String currency) {
    Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    return known.getSymbol(Locale.US)
        + BigDecimal.valueOf(minorUnits, Math.max(0, known.getDefaultFractionDigits()));
  }
}
