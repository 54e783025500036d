package dev.plumb.sandbox.provider;

import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.pay;
import static dev.plumb.sandbox.Stripe.paymentsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhenACardDeclinesTest {
  private final String order = newOrder();

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined, generic_decline",
    "pm_card_visa_chargeDeclined, card_declined, generic_decline",
    "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
    "pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
    "pm_card_chargeDeclinedProcessingError, processing_error, processing_error",
  })
  void theAnswerSaysWhy(String method, String code, String declineCode) {
    pay(order, method)
        .then()
        .statusCode(402)
        .body("error.type", equalTo("card_error"))
        .body("error.code", equalTo(code))
        .body("error.decline_code", equalTo(declineCode))
        .body("error.payment_intent.status", equalTo("requires_payment_method"))
        .body("error.payment_intent.amount_capturable", equalTo(0))
        .body("error.payment_intent.last_payment_error.code", equalTo(code))
        .body("error.payment_intent.metadata.order_id", equalTo(order));
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void anUnknownCardIsNoDeclineButAMistake() {
    pay(order, "pm_nobody")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("resource_missing"))
        .body("error.param", equalTo("payment_method"))
        .body("error.message", equalTo("No such PaymentMethod: 'pm_nobody'"));
    assertThat(paymentsOf(order)).isZero();
  }
}
