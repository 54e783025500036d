package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Map;

/**
 * Amounts in minor units, times in epoch seconds.
 *
 * @param authorized what the card once agreed to; stays when the hold is released
 * @param capturable what is held and not captured yet
 * @param refunded cumulative
 * @param declines how often a card said no
 */
@RegisterForReflection
public record PaymentIntent(
    String id,
    long created,
    long amount,
    String currency,
    boolean manualCapture,
    String description,
    Map<String, String> metadata,
    Status status,
    String paymentMethod,
    String latestCharge,
    long authorized,
    long capturable,
    long received,
    long refunded,
    int declines,
    Decline lastDecline,
    Long canceledAt,
    String cancellationReason)
    implements Entry {

  public enum Status {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the payment is for, as the caller's metadata says; null when it doesn't. */
  public String orderId() {
    return metadata.get("order_id");
  }

  public long refundable() {
    return received - refunded;
  }

  public IntentDraft change() {
    return new IntentDraft(this);
  }
}
