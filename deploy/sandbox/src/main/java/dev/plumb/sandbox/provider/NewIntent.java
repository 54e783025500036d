package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.PaymentIntent.Status;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller wants to be paid. */
record NewIntent(
    long amount,
    String currency,
    boolean manualCapture,
    boolean confirm,
    String paymentMethod,
    String description,
    Map<String, String> metadata) {

  static final Set<String> PARAMS =
      Set.of(
          "amount",
          "currency",
          "capture_method",
          "confirm",
          "payment_method",
          "description",
          "metadata",
          "payment_method_types",
          "automatic_payment_methods",
          "error_on_requires_action",
          "off_session",
          "return_url",
          "statement_descriptor_suffix",
          "expand");

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(known -> known.getCurrencyCode().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  static NewIntent of(Params params) {
    params.required("amount");
    boolean confirm = params.flag("confirm");
    Optional<String> method = params.text("payment_method");
    if (confirm && method.isEmpty()) {
      throw new InvalidRequest(
          "parameter_missing",
          "payment_method",
          "You cannot confirm this PaymentIntent because it's missing a payment method.");
    }
    return new NewIntent(
        params.amount("amount").orElseThrow(),
        currency(params.required("currency")),
        params
            .oneOf("capture_method", Set.of("automatic", "automatic_async", "manual"))
            .filter("manual"::equals)
            .isPresent(),
        confirm,
        method.orElse(null),
        params.text("description").orElse(null),
        params.map("metadata"));
  }

  private static String currency(String text) {
    String currency = text.toLowerCase(Locale.ROOT);
    if (!CURRENCIES.contains(currency)) {
      throw new InvalidRequest(null, "currency", "Invalid currency: " + text + ".");
    }
    return currency;
  }

  Verdict create(String id, String charge, long now) {
    PaymentIntent intent =
        new PaymentIntent(
            id,
            now,
            amount,
            currency,
            manualCapture,
            description,
            metadata,
            paymentMethod == null ? Status.REQUIRES_PAYMENT_METHOD : Status.REQUIRES_CONFIRMATION,
            paymentMethod,
            null,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            null);
    if (paymentMethod != null && !TestCards.known(paymentMethod)) {
      return Payments.noSuchMethod(paymentMethod);
    }
    return confirm
        ? Payments.confirm(intent, paymentMethod, charge)
        : new Verdict.Done(intent, null);
  }
}
