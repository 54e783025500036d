package dev.plumb.sandbox.view;

import dev.plumb.sandbox.fault.Rule;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.Refund;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** The ledger as the provider and the carrier would swear to it; newest first. */
@RegisterForReflection
record LedgerView(
    Totals totals,
    List<Amounts> amounts,
    Requests requests,
    Webhooks webhooks,
    List<Rule> faults,
    List<Intent> paymentIntents,
    List<Money> refunds,
    List<Package> parcels) {

  /**
   * Payments whose card is or was charged count as one charge each: a hold that was released
   * doesn't.
   *
   * @param authorized payments a card has ever agreed to
   * @param declined payments a card has refused at least once
   * @param chargesPerOrderMax over all orders, the most charges one has; more than 1 is one too
   *     many
   */
  @RegisterForReflection
  record Totals(
      long intents,
      long authorized,
      long captured,
      long refunded,
      long canceled,
      long declined,
      long ordersCharged,
      long chargesPerOrderMax,
      long parcels,
      long delivered,
      long parcelsPerReferenceMax) {}

  /** Minor units. */
  @RegisterForReflection
  record Amounts(String currency, long authorized, long held, long captured, long refunded) {}

  /** Since the start of the process. */
  @RegisterForReflection
  record Requests(long changes, long replayed, long reads) {}

  @RegisterForReflection
  record Webhooks(long delivered, long open) {}

  @RegisterForReflection
  record Intent(
      String id,
      String orderId,
      long amount,
      String currency,
      PaymentIntent.Status status,
      long amountAuthorized,
      long amountCapturable,
      long amountReceived,
      long amountRefunded,
      String declineCode,
      long created) {

    static Intent of(PaymentIntent intent) {
      return new Intent(
          intent.id(),
          intent.orderId(),
          intent.amount(),
          intent.currency(),
          intent.status(),
          intent.authorized(),
          intent.capturable(),
          intent.received(),
          intent.refunded(),
          intent.lastDecline() == null ? null : intent.lastDecline().declineCode(),
          intent.created());
    }
  }

  @RegisterForReflection
  record Money(
      String id, String paymentIntent, long amount, String currency, String status, long created) {

    static Money of(Refund refund) {
      return new Money(
          refund.id(),
          refund.paymentIntent(),
          refund.amount(),
          refund.currency(),
          refund.status(),
          refund.created());
    }
  }

  @RegisterForReflection
  record Package(
      String id,
      String reference,
      String trackingNumber,
      Parcel.Status status,
      int attempt,
      Instant movedAt) {

    static Package of(Parcel parcel) {
      return new Package(
          parcel.id(),
          parcel.reference(),
          parcel.trackingNumber(),
          parcel.status(),
          parcel.attempt(),
          parcel.movedAt());
    }
  }
}
