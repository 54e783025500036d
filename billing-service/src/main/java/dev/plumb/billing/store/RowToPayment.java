package dev.plumb.billing.store;

import dev.plumb.billing.domain.Balance;
import dev.plumb.billing.domain.Bill;
import dev.plumb.billing.domain.Cancellation;
import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.domain.Refund;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.billing.domain.ShipmentId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

final class RowToPayment {

  private RowToPayment() {}

  static Payment payment(PaymentRow row) {
    Currency currency = Currency.getInstance(row.currency);
    return new Payment(
        new PaymentId(row.id),
        new OrderId(row.orderId),
        row.version,
        PaymentStatus.valueOf(row.status),
        new Bill(new Money(row.due, currency), row.paymentMethod),
        new Balance(currency, row.authorizedTotal, row.capturedTotal, row.refundedTotal),
        row.attempt,
        Optional.ofNullable(row.intent),
        Optional.ofNullable(row.charge),
        parcel(row),
        new Cancellation(row.cancellationRequested, Cancellation.Verdict.valueOf(row.verdict)),
        refunds(row));
  }

  private static Optional<Parcel> parcel(PaymentRow row) {
    return Optional.ofNullable(row.shipmentId)
        .map(shipment -> new Parcel(new ShipmentId(shipment), List.of(row.lineIds)));
  }

  private static List<Refund> refunds(PaymentRow row) {
    List<Refund> refunds = new ArrayList<>(row.refundIds.length);
    for (int i = 0; i < row.refundIds.length; i++) {
      refunds.add(
          new Refund(
              new RefundId(row.refundIds[i]),
              row.refundAmounts[i],
              row.refundAttempts[i],
              Refund.State.valueOf(row.refundStates[i])));
    }
    return refunds;
  }
}
