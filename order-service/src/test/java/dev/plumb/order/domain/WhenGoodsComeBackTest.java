package dev.plumb.order.domain;

import static dev.plumb.order.domain.Orders.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import dev.plumb.order.domain.OrderEvent.OrderReturnRequested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenGoodsComeBackTest {

  private static final RefundId GOODWILL = new RefundId(new UUID(2, 2));
  private static final ReturnId RETURN = new ReturnId(new UUID(3, 3));
  private static final LineId OTHER_LINE = new LineId(new UUID(4, 2));
  private static final ShipmentFact BACK = new ShipmentFact.Returned(PARCEL);

  @Test
  void allThatWasPaidIsAskedBackOnce() {
    Decision back = returning().hear(BACK);

    assertThat(events(back))
        .containsExactly(
            new OrderRefundRequested(ID, RefundId.ofReturn(ID), eur(2500), eur(2500), "sent back"));
    assertThat(events(after(back).hear(refunded(0)))).isEmpty();
    assertThat(events(after(back).hear(refunded(2500))))
        .containsExactly(new OrderRefunded(ID, eur(2500)));
  }

  @Test
  void onlyWhatAGoodwillRefundLeftIsAskedBack() {
    Order goodwill = after(delivered().requestRefund(GOODWILL, eur(1000), "scratched"));
    Order sentBack = after(after(goodwill.hear(refunded(1000))).requestReturn(RETURN, LINES, "x"));

    assertThat(events(sentBack.hear(BACK)))
        .containsExactly(
            new OrderRefundRequested(ID, RefundId.ofReturn(ID), eur(1500), eur(2500), "sent back"));
  }

  @Test
  void nothingIsAskedBackWhereAllWasRefundedBefore() {
    Order goodwill = after(delivered().requestRefund(GOODWILL, eur(2500), "broken"));
    Decision sentBack = after(goodwill.hear(refunded(2500))).requestReturn(RETURN, LINES, "x");

    assertThat(told(sentBack)).isEqualTo(names(OrderReturnRequested.class, OrderRefunded.class));
    assertThat(events(after(sentBack).hear(BACK))).isEmpty();
  }

  @Test
  void aGoodwillRefundUnderWayCountsAsRefunded() {
    Order goodwill = after(delivered().requestRefund(GOODWILL, eur(2500), "broken"));
    Order back = after(after(goodwill.requestReturn(RETURN, LINES, "x")).hear(BACK));

    assertThat(back.status()).isEqualTo(OrderStatus.RETURNING);
    assertThat(back.payment().refundRequested()).isEqualTo(eur(2500));
    assertThat(after(back.hear(refunded(2500))).status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void theMoneyIsAskedBackOnceItIsKnownToHaveBeenTaken() {
    Order shipped = after(after(confirmed().hear(prepared())).hear(dispatched()));
    Order lost = after(shipped.hear(new ShipmentFact.Lost(PARCEL)));
    assertThat(lost.payment().refundRequested().isZero()).isTrue();

    assertThat(told(lost.hear(new PaymentFact.MoneyMoved(totals(2500, 2500, 0)))))
        .isEqualTo(names(OrderRefundRequested.class));
  }

  @Test
  void aPartSentBackClosesTheOrderOnceItsMoneyIsBack() {
    Order partly = after(ofTwoLines().requestReturn(RETURN, List.of(OTHER_LINE), "too small"));
    Order back = after(partly.hear(BACK));
    assertThat(back.payment().refundRequested()).isEqualTo(eur(500));
    assertThat(back.status()).isEqualTo(OrderStatus.RETURNING);

    Decision refunded = back.hear(refunded(500));

    assertThat(told(refunded)).isEqualTo(names(OrderClosed.class));
    assertThat(after(refunded).status()).isEqualTo(OrderStatus.CLOSED);
  }

  private static Order ofTwoLines() {
    OrderLine shoes = new OrderLine(LINES.getFirst(), new Sku("SHOES"), 1, eur(2000));
    OrderLine laces = new OrderLine(OTHER_LINE, new Sku("LACES"), 1, eur(500));
    Order placed =
        Order.place(
                ID,
                new Purchase(
                    new CustomerId("c-1"),
                    new PaymentMethod("pm_card_visa"),
                    EUR,
                    List.of(shoes, laces),
                    new Address("A", "S 1", "B", "10115", "DE"),
                    Instant.EPOCH))
            .order();
    Order paid = after(after(placed.hear(authorized())).hear(refunded(0)));
    Order shipped = after(after(paid.hear(prepared())).hear(dispatched()));
    return after(shipped.hear(new ShipmentFact.Delivered(PARCEL)));
  }
}
