package dev.plumb.sandbox.provider;

import static dev.plumb.sandbox.Stripe.authorized;
import static dev.plumb.sandbox.Stripe.captured;
import static dev.plumb.sandbox.Stripe.get;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.refund;
import static dev.plumb.sandbox.Stripe.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefundsStayWithinWhatWasCapturedTest {
  private final String order = newOrder();

  @Test
  void allOfItUnlessToldOtherwise() {
    String intent = captured(order);
    String id =
        refund(intent, Map.of("metadata[refund_id]", "r-1"))
            .then()
            .statusCode(200)
            .body("id", matchesPattern("re_[0-9A-Za-z]{24}"))
            .body("object", equalTo("refund"))
            .body("amount", equalTo(2500))
            .body("status", equalTo("succeeded"))
            .body("payment_intent", equalTo(intent))
            .body("metadata.refund_id", equalTo("r-1"))
            .extract()
            .path("id");
    get("/v1/refunds/" + id).then().statusCode(200).body("amount", equalTo(2500));
  }

  @Test
  void inPartsUpToTheCent() {
    String intent = captured(order);
    String first = refund(intent, Map.of("amount", "1000")).path("id");
    refund(intent, Map.of("amount", "1501"))
        .then()
        .statusCode(400)
        .body("error.type", equalTo("invalid_request_error"))
        .body("error.param", equalTo("amount"))
        .body(
            "error.message",
            equalTo("Refund amount (€15.01) is greater than unrefunded amount on charge (€15.00)"));
    String second = refund(intent, Map.of("amount", "1500")).path("id");
    refund(intent, Map.of("amount", "1"))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("charge_already_refunded"));
    request()
        .queryParam("payment_intent", intent)
        .get("/v1/refunds")
        .then()
        .body("data.id", contains(second, first));
  }

  @Test
  void neverOfMoneyThatIsOnlyHeld() {
    refund(authorized(order), Map.of())
        .then()
        .statusCode(400)
        .body("error.message", containsString("does not have a successful charge to refund"));
  }

  @Test
  void neverOfAPaymentNobodyKnows() {
    refund("pi_nobody", Map.of())
        .then()
        .statusCode(400)
        .body("error.code", equalTo("resource_missing"))
        .body("error.param", equalTo("payment_intent"));
  }
}
