package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.Bill;
import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.domain.Refund;
import dev.plumb.billing.domain.ShipmentId;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenAnOrdersStateIsAllThatIsLeftTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final String TYPE = "order.order-state.v1";
  private static final UUID ORDER = new UUID(1, 1);
  private static final Money DUE = new Money(2500, Currency.getInstance("EUR"));
  private final Payment blank = Payment.blank(new PaymentId(new UUID(0, 5)), new OrderId(ORDER));

  @Test
  void anOrderThatGoesOnIsAuthorized() {
    Accepted told = told(blank, "PLACED", 0);

    assertThat(told.payment().status()).isEqualTo(PaymentStatus.AUTHORIZING);
    assertThat(told.calls()).hasSize(1);
  }

  @Test
  void anOrderToBeCancelledIsNeverCharged() {
    Accepted told = told(blank, "CANCELLING", 0);

    assertThat(told.payment().status()).isEqualTo(PaymentStatus.CLOSED_WITHOUT_CHARGE);
    assertThat(told.calls()).isEmpty();
    assertThat(told(told.payment(), "PLACED", 0).calls()).isEmpty();
  }

  @Test
  void whatMissesOfTheRefundsIsRefundedOnce() {
    Payment captured =
        blank
            .onAll(
                List.of(
                    new Trigger.OrderPlaced(new Bill(DUE, "pm_card_visa")),
                    new Trigger.Authorized(1, "pi_1", DUE, Instant.MAX),
                    new Trigger.ShipmentPrepared(
                        new Parcel(new ShipmentId(new UUID(0, 6)), List.of("l-1"))),
                    new Trigger.Captured(1, "pi_1", "ch_1", DUE)))
            .payment();

    Payment refunding = told(captured, "DELIVERED", 700).payment();
    Payment again = told(refunding, "DELIVERED", 700).payment();

    assertThat(again.refunds()).extracting(Refund::amount).containsExactly(700L);
  }

  private static Accepted told(Payment payment, String status, long refundRequested) {
    return payment.onAll(OrderState.triggers(state(status, refundRequested), payment));
  }

  private static EventData state(String status, long refundRequested) {
    Map<String, Object> address =
        Map.of("name", "A", "street", "S", "city", "B", "postalCode", "1", "country", "DE");
    Map<String, Object> fields =
        Map.of(
            "orderId",
            ORDER,
            "status",
            status,
            "currency",
            "EUR",
            "totalAmount",
            2500L,
            "refundRequestedTotal",
            refundRequested,
            "paymentMethod",
            "pm_card_visa",
            "lines",
            List.of(),
            "shippingAddress",
            address);
    return CONTRACTS.decode(TYPE, CONTRACTS.encode(TYPE, fields));
  }
}
