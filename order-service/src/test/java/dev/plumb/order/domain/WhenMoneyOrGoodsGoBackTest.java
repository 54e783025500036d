package dev.plumb.order.domain;

import static dev.plumb.order.domain.Orders.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import dev.plumb.order.domain.OrderEvent.OrderReturnRequested;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenMoneyOrGoodsGoBackTest {

  private static final RefundId REFUND = new RefundId(new UUID(2, 2));
  private static final ReturnId RETURN = new ReturnId(new UUID(3, 3));

  @Test
  void aRefundIsAskedForWithTheSumOfAllRequests() {
    Decision first = shipped().requestRefund(REFUND, eur(1000), "scratched");
    Decision second = after(first).requestRefund(REFUND, eur(1500), "broken");

    assertThat(events(first))
        .containsExactly(new OrderRefundRequested(ID, REFUND, eur(1000), eur(1000), "scratched"));
    assertThat(events(second))
        .containsExactly(new OrderRefundRequested(ID, REFUND, eur(1500), eur(2500), "broken"));
  }

  @Test
  void requestsTogetherNeverExceedWhatWasCaptured() {
    Order asked = after(shipped().requestRefund(REFUND, eur(2000), "broken"));

    assertThat(refusal(asked.requestRefund(REFUND, eur(501), "more")))
        .isEqualTo(new Refusal.MoreThanWasPaid(eur(501), eur(500)));
  }

  @Test
  void nothingIsRefundedBeforeItWasCaptured() {
    assertThat(refusal(confirmed().requestRefund(REFUND, eur(1), "early")))
        .isInstanceOf(Refusal.MoreThanWasPaid.class);
    assertThat(refusal(placed().requestRefund(REFUND, eur(1), "early")))
        .isInstanceOf(Refusal.NotInThisStatus.class);
  }

  @Test
  void onlyADeliveredOrderCanBeSentBack() {
    Decision decision = delivered().requestReturn(RETURN, LINES, "too small");

    assertThat(events(decision))
        .containsExactly(new OrderReturnRequested(ID, RETURN, LINES, "too small"));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.RETURNING);
    assertThat(refusal(shipped().requestReturn(RETURN, LINES, "early")))
        .isInstanceOf(Refusal.NotInThisStatus.class);
  }

  @Test
  void onlyItsOwnLinesCanBeSentBack() {
    assertThat(
            refusal(
                delivered().requestReturn(RETURN, List.of(new LineId(new UUID(4, 9))), "not mine")))
        .isEqualTo(new Refusal.NoSuchLine());
  }

  @Test
  void aReturningOrderIsRefundedOnceEverythingWentBack() {
    assertThat(events(returning().hear(refunded(2499)))).isEmpty();
    assertThat(events(returning().hear(refunded(2500))))
        .containsExactly(new OrderRefunded(ID, eur(2500)));
  }

  @Test
  void aLostParcelWaitsForItsRefund() {
    Order lost = after(shipped().hear(new ShipmentFact.Lost(PARCEL)));

    assertThat(lost.status()).isEqualTo(OrderStatus.LOST_PENDING_REFUND);
    assertThat(lost.payment().refundRequested()).isEqualTo(eur(2500));
    assertThat(after(lost.hear(refunded(2500))).status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void aParcelThatCouldNotBeHandedOverComesBack() {
    Order triedOnce = after(shipped().hear(new ShipmentFact.DeliveryFailed(PARCEL, false)));
    Order gaveUp = after(triedOnce.hear(new ShipmentFact.DeliveryFailed(PARCEL, true)));

    assertThat(triedOnce.status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(gaveUp.status()).isEqualTo(OrderStatus.RETURNING);
    assertThat(after(gaveUp.hear(new ShipmentFact.Returned(PARCEL))).status())
        .isEqualTo(OrderStatus.RETURNING);
  }

  @Test
  void itIsClosedWhenTheWindowIsOver() {
    assertThat(told(delivered().returnWindowOver())).isEqualTo(names(OrderClosed.class));
  }

  @Test
  void totalsThatCannotBeAreNotTaken() {
    assertThatThrownBy(() -> totals(100, 200, 0)).hasMessageContaining("captured 200");
    assertThatThrownBy(() -> totals(200, 100, 101)).hasMessageContaining("refunded 101");
  }

  @Test
  void amountsDoNotWrapAround() {
    assertThatThrownBy(() -> eur(Long.MAX_VALUE).plus(eur(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
