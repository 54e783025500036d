package dev.plumb.order.domain;

import static dev.plumb.order.domain.Orders.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.domain.OrderEvent.OrderConfirmed;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderPlaced;
import dev.plumb.order.domain.OrderEvent.OrderPutOnHold;
import dev.plumb.order.domain.OrderEvent.OrderRejected;
import dev.plumb.order.domain.OrderEvent.OrderShipped;
import org.junit.jupiter.api.Test;

class AnOrderOnTheMainPathTest {

  @Test
  void isPlacedAsVersionOneWithItsTotal() {
    Order order = placed();

    assertThat(order.version()).isEqualTo(1);
    assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.purchase().total()).isEqualTo(eur(2500));
    assertThat(Order.place(ID, order.purchase()).events())
        .containsExactly(new OrderPlaced(ID, order.purchase()));
  }

  @Test
  void isConfirmedByTheAuthorization() {
    Decision decision = placed().hear(authorized());

    assertThat(events(decision)).containsExactly(new OrderConfirmed(ID, eur(2500)));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(after(decision).version()).isEqualTo(2);
  }

  @Test
  void staysConfirmedWhenTheMoneyIsCaptured() {
    Order order = captured();

    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order.version()).isEqualTo(2);
    assertThat(order.payment().totals()).isEqualTo(totals(2500, 2500, 0));
  }

  @Test
  void isShippedByTheDispatch() {
    Decision decision = captured().hear(dispatched());

    assertThat(events(decision)).containsExactly(new OrderShipped(ID, PARCEL, "T-1", LINES));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.SHIPPED);
  }

  @Test
  void isDeliveredByTheDelivery() {
    Decision decision = shipped().hear(new ShipmentFact.Delivered(PARCEL));

    assertThat(events(decision)).containsExactly(new OrderDelivered(ID, PARCEL));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(after(decision).version()).isEqualTo(4);
  }

  @Test
  void isNotRejectedByADeclineButByTheClosingThatFollows() {
    Decision declined = placed().hear(new PaymentFact.Declined());
    Decision closed = after(declined).hear(new PaymentFact.ClosedWithoutCharge("card_declined"));

    assertThat(after(declined)).isEqualTo(placed());
    assertThat(events(closed)).containsExactly(new OrderRejected(ID, "card_declined"));
    assertThat(after(closed).status()).isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void waitsOnHoldForANewAuthorizationWhenTheCaptureFails() {
    Decision failed = confirmed().hear(new PaymentFact.CaptureFailed("card lost"));
    Decision again = after(failed).hear(authorized());

    assertThat(events(failed)).containsExactly(new OrderPutOnHold(ID, "card lost"));
    assertThat(told(again)).isEqualTo(names(OrderConfirmed.class));
    assertThat(after(again).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void keepsALateAuthorizationOfARejectedOrderInItsTotalsOnly() {
    Order rejected = after(placed().hear(new PaymentFact.ClosedWithoutCharge("card_declined")));

    Decision late = rejected.hear(authorized());

    assertThat(events(late)).isEmpty();
    assertThat(after(late).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(after(late).payment().totals()).isEqualTo(totals(2500, 0, 0));
  }

  @Test
  void refusesADeliveryOfWhatWasNeverConfirmed() {
    Decision.Refused refused = (Decision.Refused) placed().hear(new ShipmentFact.Delivered(PARCEL));

    assertThat(refused.why())
        .isEqualTo(
            new Refusal.NotInThisStatus(OrderStatus.PLACED, OrderTrigger.SHIPMENT_DELIVERED));
    assertThat(refused.order()).isEqualTo(placed());
  }
}
