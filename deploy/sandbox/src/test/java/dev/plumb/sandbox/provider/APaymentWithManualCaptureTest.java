package dev.plumb.sandbox.provider;

import static dev.plumb.sandbox.Stripe.authorized;
import static dev.plumb.sandbox.Stripe.cancel;
import static dev.plumb.sandbox.Stripe.capture;
import static dev.plumb.sandbox.Stripe.captured;
import static dev.plumb.sandbox.Stripe.get;
import static dev.plumb.sandbox.Stripe.newKey;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.pay;
import static dev.plumb.sandbox.Stripe.payment;
import static dev.plumb.sandbox.Stripe.post;
import static dev.plumb.sandbox.Stripe.request;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class APaymentWithManualCaptureTest {
  private final String order = newOrder();

  @Test
  void isHeldOnceConfirmed() {
    pay(order, "pm_card_visa")
        .then()
        .statusCode(200)
        .body("id", matchesPattern("pi_[0-9A-Za-z]{24}"))
        .body("object", equalTo("payment_intent"))
        .body("status", equalTo("requires_capture"))
        .body("amount", equalTo(2500))
        .body("amount_capturable", equalTo(2500))
        .body("amount_received", equalTo(0))
        .body("currency", equalTo("eur"))
        .body("capture_method", equalTo("manual"))
        .body("metadata.order_id", equalTo(order))
        .body("latest_charge", matchesPattern("ch_[0-9A-Za-z]{24}"))
        .body("last_payment_error", nullValue());
  }

  @Test
  void isReceivedOnceCaptured() {
    String id = authorized(order);
    capture(id, Map.of())
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("amount_capturable", equalTo(0))
        .body("amount_received", equalTo(2500));
    get("/v1/payment_intents/" + id).then().body("amount_received", equalTo(2500));
  }

  @Test
  void canBeCapturedInPartAndReleasesTheRest() {
    capture(authorized(order), Map.of("amount_to_capture", "1000"))
        .then()
        .statusCode(200)
        .body("amount_capturable", equalTo(0))
        .body("amount_received", equalTo(1000));
  }

  @Test
  void isNeverCapturedTwice() {
    capture(captured(order), Map.of())
        .then()
        .statusCode(400)
        .body("error.code", equalTo("payment_intent_unexpected_state"))
        .body("error.message", containsString("already been captured"))
        .body("error.payment_intent.amount_received", equalTo(2500));
  }

  @Test
  void isNeverCapturedBeyondTheHold() {
    capture(authorized(order), Map.of("amount_to_capture", "2501"))
        .then()
        .statusCode(400)
        .body("error.param", equalTo("amount_to_capture"));
  }

  @Test
  void isReleasedWhenCanceled() {
    String id = authorized(order);
    post(
            "/v1/payment_intents/" + id + "/cancel",
            newKey(),
            Map.of("cancellation_reason", "requested_by_customer"))
        .then()
        .statusCode(200)
        .body("status", equalTo("canceled"))
        .body("amount_capturable", equalTo(0))
        .body("cancellation_reason", equalTo("requested_by_customer"));
    capture(id, Map.of())
        .then()
        .statusCode(400)
        .body("error.code", equalTo("payment_intent_unexpected_state"));
  }

  @Test
  void isNotCanceledOnceCaptured() {
    cancel(captured(order))
        .then()
        .statusCode(400)
        .body("error.code", equalTo("payment_intent_unexpected_state"))
        .body("error.payment_intent.status", equalTo("succeeded"));
  }

  @Test
  void canBeConfirmedLaterWithAnotherCard() {
    Map<String, String> unconfirmed = payment(order, "pm_card_chargeDeclined");
    unconfirmed.put("confirm", "false");
    String id =
        post("/v1/payment_intents", newKey(), unconfirmed)
            .then()
            .body("status", equalTo("requires_confirmation"))
            .extract()
            .path("id");
    String confirm = "/v1/payment_intents/" + id + "/confirm";
    post(confirm, newKey(), Map.of()).then().statusCode(402);
    post(confirm, newKey(), Map.of("payment_method", "pm_card_amex"))
        .then()
        .statusCode(200)
        .body("status", equalTo("requires_capture"))
        .body("last_payment_error", nullValue());
  }

  @Test
  void isFoundAgainByItsOrder() {
    String id = authorized(order);
    request()
        .queryParam("query", "metadata['order_id']:'" + order + "'")
        .get("/v1/payment_intents/search")
        .then()
        .statusCode(200)
        .body("object", equalTo("search_result"))
        .body("data", hasSize(1))
        .body("data[0].id", equalTo(id));
    request()
        .queryParam("query", "status:\"canceled\" AND metadata[\"order_id\"]:\"" + order + "\"")
        .get("/v1/payment_intents/search")
        .then()
        .body("data", hasSize(0));
  }

  @Test
  void isListedNewestFirstPageByPage() {
    String older = authorized(order);
    String newer = authorized(order);
    request()
        .queryParam("limit", 1)
        .get("/v1/payment_intents")
        .then()
        .body("data.id", equalTo(List.of(newer)))
        .body("has_more", equalTo(true));
    request()
        .queryParam("limit", 1)
        .queryParam("starting_after", newer)
        .get("/v1/payment_intents")
        .then()
        .body("data.id", equalTo(List.of(older)));
  }
}
