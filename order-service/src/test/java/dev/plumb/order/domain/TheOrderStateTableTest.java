package dev.plumb.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every status with every trigger, once: a dot is refused, "stays" keeps the status. */
class TheOrderStateTableTest {

  private static final String EXPECTED =
      """
      PLACED: PAYMENT_AUTHORIZED>CONFIRMED PAYMENT_CLOSED_WITHOUT_CHARGE>REJECTED \
      PAYMENT_TIMED_OUT>CANCELLING CANCELLATION_REQUESTED>CANCELLING
      CONFIRMED: PAYMENT_AUTHORIZED>stays PAYMENT_CAPTURE_FAILED>ON_HOLD \
      PAYMENT_AUTHORIZATION_EXPIRED>ON_HOLD CANCELLATION_REQUESTED>CANCELLING \
      SHIPMENT_PREPARED>stays SHIPMENT_DISPATCHED>SHIPPED REFUND_REQUESTED>stays
      ON_HOLD: PAYMENT_AUTHORIZED>CONFIRMED PAYMENT_CLOSED_WITHOUT_CHARGE>CANCELLING \
      PAYMENT_CAPTURE_FAILED>stays PAYMENT_AUTHORIZATION_EXPIRED>stays \
      CANCELLATION_REQUESTED>CANCELLING SHIPMENT_PREPARED>stays SHIPMENT_DISPATCHED>stays \
      SHIPMENT_DELIVERED>stays SHIPMENT_DELIVERY_FAILED>stays \
      SHIPMENT_DELIVERY_FAILED_FOR_GOOD>stays SHIPMENT_RETURNED>stays SHIPMENT_LOST>stays
      REJECTED: PAYMENT_AUTHORIZED>stays PAYMENT_CLOSED_WITHOUT_CHARGE>stays \
      PAYMENT_VOIDED>stays SHIPMENT_CANCELLED>stays
      CANCELLING: PAYMENT_AUTHORIZED>stays PAYMENT_CLOSED_WITHOUT_CHARGE>stays \
      PAYMENT_VOIDED>stays PAYMENT_CAPTURE_FAILED>stays PAYMENT_AUTHORIZATION_EXPIRED>stays \
      CANCELLATION_COMPLETED>CANCELLED SHIPMENT_PREPARED>stays SHIPMENT_DISPATCHED>stays \
      SHIPMENT_DELIVERED>stays SHIPMENT_DELIVERY_FAILED>stays \
      SHIPMENT_DELIVERY_FAILED_FOR_GOOD>stays SHIPMENT_RETURNED>stays SHIPMENT_LOST>stays \
      SHIPMENT_CANCELLED>stays SHIPMENT_CANCELLATION_REJECTED>SHIPPED
      CANCELLED: PAYMENT_AUTHORIZED>stays PAYMENT_CLOSED_WITHOUT_CHARGE>stays \
      PAYMENT_VOIDED>stays SHIPMENT_CANCELLED>stays
      SHIPPED: PAYMENT_AUTHORIZED>stays PAYMENT_CAPTURE_FAILED>stays \
      PAYMENT_AUTHORIZATION_EXPIRED>stays SHIPMENT_DISPATCHED>stays SHIPMENT_DELIVERED>DELIVERED \
      SHIPMENT_DELIVERY_FAILED>stays SHIPMENT_DELIVERY_FAILED_FOR_GOOD>RETURNING \
      SHIPMENT_RETURNED>RETURNING SHIPMENT_LOST>LOST_PENDING_REFUND REFUND_REQUESTED>stays
      DELIVERED: PAYMENT_AUTHORIZED>stays PAYMENT_CAPTURE_FAILED>stays \
      PAYMENT_AUTHORIZATION_EXPIRED>stays RETURN_REQUESTED>RETURNING RETURN_WINDOW_OVER>CLOSED \
      REFUND_REQUESTED>stays
      RETURNING: PAYMENT_AUTHORIZED>stays PAYMENT_CAPTURE_FAILED>stays \
      PAYMENT_AUTHORIZATION_EXPIRED>stays SHIPMENT_RETURNED>stays SHIPMENT_LOST>stays \
      REFUND_REQUESTED>stays FULLY_REFUNDED>REFUNDED PARTIAL_REFUND_AGREED>CLOSED
      LOST_PENDING_REFUND: PAYMENT_AUTHORIZED>stays PAYMENT_CAPTURE_FAILED>stays \
      PAYMENT_AUTHORIZATION_EXPIRED>stays REFUND_REQUESTED>stays FULLY_REFUNDED>REFUNDED \
      PARTIAL_REFUND_AGREED>CLOSED
      REFUNDED: SHIPMENT_RETURNED>stays
      CLOSED: SHIPMENT_RETURNED>stays
      """;

  @Test
  void hasExactlyTheseMovesAmongAllOfThem() {
    String actual =
        Arrays.stream(OrderStatus.values())
            .map(from -> from + ":" + movesOf(from) + "\n")
            .collect(Collectors.joining());

    assertThat(actual).isEqualTo(EXPECTED);
  }

  @Test
  void letsNothingOutOfATerminalStatus() {
    List<OrderStatus> left = new ArrayList<>();
    for (OrderStatus terminal :
        List.of(
            OrderStatus.REJECTED,
            OrderStatus.CANCELLED,
            OrderStatus.REFUNDED,
            OrderStatus.CLOSED)) {
      for (OrderTrigger trigger : OrderTrigger.values()) {
        OrderStateTable.next(terminal, trigger).filter(to -> to != terminal).ifPresent(left::add);
      }
    }

    assertThat(left).isEmpty();
  }

  private static String movesOf(OrderStatus from) {
    return Arrays.stream(OrderTrigger.values())
        .flatMap(
            trigger ->
                OrderStateTable.next(from, trigger)
                    .map(to -> " " + trigger + ">" + (to == from ? "stays" : to))
                    .stream())
        .collect(Collectors.joining());
  }
}
