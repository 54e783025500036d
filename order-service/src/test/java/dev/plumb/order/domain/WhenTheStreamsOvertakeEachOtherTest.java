package dev.plumb.order.domain;

import static dev.plumb.order.domain.Orders.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.domain.OrderEvent.OrderConfirmed;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import dev.plumb.order.domain.OrderEvent.OrderShipped;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenTheStreamsOvertakeEachOtherTest {

  @Test
  void aDispatchWaitsForTheNewAuthorizationOfAnOrderOnHold() {
    Decision dispatch = onHold().hear(dispatched());
    Decision authorization = after(dispatch).hear(authorized());

    assertThat(events(dispatch)).isEmpty();
    assertThat(told(authorization)).isEqualTo(names(OrderConfirmed.class, OrderShipped.class));
    assertThat(after(authorization).status()).isEqualTo(OrderStatus.SHIPPED);
  }

  @Test
  void aFailedCaptureThatIsHeardAfterTheDispatchHoldsNothingBack() {
    Decision late = shipped().hear(new PaymentFact.CaptureFailed("first try"));

    assertThat(events(late)).isEmpty();
    assertThat(after(late).status()).isEqualTo(OrderStatus.SHIPPED);
  }

  @Test
  void aReturnAfterAFullGoodwillRefundIsRefundedAtOnce() {
    Order paidBack = after(delivered().hear(refunded(2500)));

    Decision decision = paidBack.requestReturn(new ReturnId(new UUID(3, 3)), LINES, "too small");

    assertThat(paidBack.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(events(decision)).endsWith(new OrderRefunded(ID, eur(2500)));
    assertThat(after(decision).status()).isEqualTo(OrderStatus.REFUNDED);
  }
}
