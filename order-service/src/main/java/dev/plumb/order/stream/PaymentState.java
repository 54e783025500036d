package dev.plumb.order.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.PaymentFact;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A payment's whole state as the facts that an order would have heard on the way there. */
final class PaymentState {

  private PaymentState() {}

  static List<Function<Order, Decision>> facts(EventData state) {
    return of(state).<Function<Order, Decision>>map(fact -> order -> order.hear(fact)).toList();
  }

  private static Stream<PaymentFact> of(EventData state) {
    PaymentFact authorized = PaymentData.authorized(state);
    return switch (state.string("status")) {
      case "NEW", "AUTHORIZING", "DECLINED" -> Stream.of(PaymentData.moneyMoved(state));
      case "AUTHORIZED", "CAPTURING", "UNKNOWN", "VOIDING" -> Stream.of(authorized);
      case "CAPTURED", "REFUNDING", "PARTIALLY_REFUNDED", "REFUNDED", "REFUND_FAILED" ->
          Stream.of(authorized, PaymentData.moneyMoved(state));
      case "EXPIRED" -> Stream.of(authorized, new PaymentFact.AuthorizationExpired());
      case "VOIDED" -> Stream.of(PaymentData.voided(state));
      case "FAILED", "CLOSED_WITHOUT_CHARGE" ->
          Stream.of(new PaymentFact.ClosedWithoutCharge("the payment ended without a charge"));
      default -> throw new IllegalArgumentException("status " + state.string("status"));
    };
  }
}
