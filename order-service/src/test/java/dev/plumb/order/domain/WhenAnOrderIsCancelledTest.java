package dev.plumb.order.domain;

import static dev.plumb.order.domain.Orders.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.domain.OrderEvent.OrderCancellationRejected;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRequested;
import dev.plumb.order.domain.OrderEvent.OrderCancelled;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderPaymentTimedOut;
import dev.plumb.order.domain.OrderEvent.OrderShipped;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenAnOrderIsCancelledTest {

  private static final ShipmentFact TOO_LATE =
      new ShipmentFact.CancellationRejected(PARCEL, "dispatched already");

  @Test
  void theOthersAreAskedFirst() {
    Decision decision = placed().cancel("changed my mind", RequestedBy.CUSTOMER);

    assertThat(events(decision))
        .containsExactly(
            new OrderCancellationRequested(ID, "changed my mind", RequestedBy.CUSTOMER));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.CANCELLING);
  }

  @Test
  void askingAgainChangesNothing() {
    assertThat(cancelling().cancel("again", RequestedBy.CUSTOMER))
        .isEqualTo(new Decision.AlreadyDone(cancelling()));
  }

  @Test
  void neitherBillingNorShippingAloneIsEnough() {
    assertThat(after(cancelling().hear(voided())).status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(after(cancelling().hear(goodsKept())).status()).isEqualTo(OrderStatus.CANCELLING);
  }

  @Test
  void itIsCancelledOnceBothLetGoInEitherOrder() {
    Decision goodsLast = after(cancelling().hear(voided())).hear(goodsKept());
    Decision moneyLast = after(cancelling().hear(goodsKept())).hear(voided());

    for (Decision decision : List.of(goodsLast, moneyLast)) {
      assertThat(events(decision)).containsExactly(new OrderCancelled(ID, eur(0), eur(0)));
      assertThat(after(decision).status()).isEqualTo(OrderStatus.CANCELLED);
    }
  }

  @Test
  void capturedMoneyHasToGoBackCompletely() {
    Order asked = after(captured().cancel("changed my mind", RequestedBy.CUSTOMER));
    Order kept = after(asked.hear(goodsKept()));

    assertThat(after(kept.hear(refunded(1000))).status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(events(kept.hear(refunded(2500))))
        .containsExactly(new OrderCancelled(ID, eur(2500), eur(2500)));
  }

  @Test
  void moneyThatWentBackBeforeIsNotWaitedForAgain() {
    Order asked =
        after(after(captured().hear(refunded(2500))).cancel("no use", RequestedBy.OPERATOR));

    assertThat(told(asked.hear(goodsKept()))).isEqualTo(names(OrderCancelled.class));
  }

  @Test
  void aCaptureThatLandsAfterwardsIsKeptInTheTotals() {
    Order cancelled = after(after(cancelling().hear(voided())).hear(goodsKept()));

    Order later = after(cancelled.hear(new PaymentFact.MoneyMoved(totals(2500, 2500, 0))));

    assertThat(later.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(later.payment().totals().captured()).isEqualTo(eur(2500));
  }

  @Test
  void itGoesOnToShippedWhenTheParcelWasFaster() {
    Decision decision = after(cancelling().hear(dispatched())).hear(TOO_LATE);

    assertThat(told(decision))
        .isEqualTo(names(OrderCancellationRejected.class, OrderShipped.class));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(after(decision).version()).isEqualTo(cancelling().version() + 2);
  }

  @Test
  void itGoesOnToDeliveredWhenTheParcelEvenArrivedMeanwhile() {
    Order arrived =
        after(after(cancelling().hear(dispatched())).hear(new ShipmentFact.Delivered(PARCEL)));

    Decision decision = arrived.hear(TOO_LATE);

    assertThat(arrived.status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(told(decision))
        .isEqualTo(
            names(OrderCancellationRejected.class, OrderShipped.class, OrderDelivered.class));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void aShippedOrderRefusesAndTellsTheOthersOnce() {
    Decision.Refused first = (Decision.Refused) shipped().cancel("late", RequestedBy.CUSTOMER);
    Decision.Refused second =
        (Decision.Refused) first.order().cancel("later", RequestedBy.CUSTOMER);

    assertThat(first.why()).isEqualTo(new Refusal.TooLateToCancel(OrderStatus.SHIPPED));
    assertThat(first.events())
        .containsExactly(new OrderCancellationRejected(ID, first.why().reason()));
    assertThat(first.order().version()).isEqualTo(shipped().version() + 1);
    assertThat(second.events()).isEmpty();
    assertThat(second.order()).isEqualTo(first.order());
  }

  @Test
  void aRejectedOrderRefuses() {
    Order rejected = after(placed().hear(new PaymentFact.ClosedWithoutCharge("card_declined")));

    assertThat(refusal(rejected.cancel("why not", RequestedBy.CUSTOMER)))
        .isInstanceOf(Refusal.NotInThisStatus.class);
  }

  @Test
  void aPaymentTimeoutCancelsOnlyWhatIsStillPlaced() {
    assertThat(told(placed().paymentTimedOut()))
        .isEqualTo(names(OrderPaymentTimedOut.class, OrderCancellationRequested.class));
    assertThat(after(placed().paymentTimedOut()).version()).isEqualTo(3);
    assertThat(refusal(confirmed().paymentTimedOut())).isInstanceOf(Refusal.NotInThisStatus.class);
  }

  @Test
  void anOrderOnHoldIsGivenUpWhenBillingCloses() {
    Decision decision = onHold().hear(new PaymentFact.ClosedWithoutCharge("no money"));

    assertThat(told(decision)).isEqualTo(names(OrderCancellationRequested.class));
    assertThat(told(after(decision).hear(goodsKept()))).isEqualTo(names(OrderCancelled.class));
  }
}
