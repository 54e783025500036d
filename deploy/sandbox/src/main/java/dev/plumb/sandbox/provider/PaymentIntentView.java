package dev.plumb.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumb.sandbox.ledger.Decline;
import dev.plumb.sandbox.ledger.PaymentIntent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">Stripe: PaymentIntent</a>
 */
@RegisterForReflection
record PaymentIntentView(
    String id,
    String object,
    long amount,
    long amountCapturable,
    long amountReceived,
    Long canceledAt,
    String cancellationReason,
    String captureMethod,
    String clientSecret,
    String confirmationMethod,
    long created,
    String currency,
    String customer,
    String description,
    LastError lastPaymentError,
    String latestCharge,
    boolean livemode,
    Map<String, String> metadata,
    String nextAction,
    String paymentMethod,
    List<String> paymentMethodTypes,
    PaymentIntent.Status status) {

  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LastError(String type, String code, String declineCode, String message, String charge) {}

  static PaymentIntentView of(PaymentIntent intent) {
    return new PaymentIntentView(
        intent.id(),
        "payment_intent",
        intent.amount(),
        intent.capturable(),
        intent.received(),
        intent.canceledAt(),
        intent.cancellationReason(),
        intent.manualCapture() ? "manual" : "automatic",
        intent.id() + "_secret_sandbox",
        "automatic",
        intent.created(),
        intent.currency(),
        null,
        intent.description(),
        lastError(intent.lastDecline(), intent.latestCharge()),
        intent.latestCharge(),
        false,
        intent.metadata(),
        null,
        intent.paymentMethod(),
        List.of("card"),
        intent.status());
  }

  private static LastError lastError(Decline decline, String charge) {
    return decline == null
        ? null
        : new LastError(
            "card_error", decline.code(), decline.declineCode(), decline.message(), charge);
  }
}
