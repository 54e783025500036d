package dev.plumb.sandbox.view;

import static dev.plumb.sandbox.Stripe.authorized;
import static dev.plumb.sandbox.Stripe.cancel;
import static dev.plumb.sandbox.Stripe.captured;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.pay;
import static dev.plumb.sandbox.Stripe.refund;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TheLedgerAddsUpTest {
  private final String order = newOrder();

  private ValidatableResponse ledger() {
    return given().queryParam("orderId", order).get("/ledger").then().statusCode(200);
  }

  @Test
  void overOneOrdersPayments() {
    pay(order, "pm_card_chargeDeclined");
    cancel(authorized(order));
    refund(captured(order), Map.of("amount", "700"));
    ledger()
        .body("totals.intents", equalTo(3))
        .body("totals.declined", equalTo(1))
        .body("totals.canceled", equalTo(1))
        .body("totals.authorized", equalTo(2))
        .body("totals.captured", equalTo(1))
        .body("totals.refunded", equalTo(1))
        .body("totals.chargesPerOrderMax", equalTo(1))
        .body("amounts[0].currency", equalTo("eur"))
        .body("amounts[0].held", equalTo(0))
        .body("amounts[0].captured", equalTo(2500))
        .body("amounts[0].refunded", equalTo(700))
        .body("paymentIntents[0].amountRefunded", equalTo(700))
        .body("paymentIntents[0].orderId", equalTo(order))
        .body("refunds", hasSize(1));
  }

  @Test
  void andShowsACardChargedTwice() {
    captured(order);
    authorized(order);
    ledger().body("totals.chargesPerOrderMax", equalTo(2)).body("totals.ordersCharged", equalTo(1));
  }

  @Test
  void onAPageOfItsOwn() {
    given().get("/").then().statusCode(200).body(containsString("Sandbox ledger"));
    given().get("/ledger.js").then().statusCode(200);
  }
}
