package dev.plumb.sandbox.provider;

import static dev.plumb.sandbox.Stripe.get;
import static dev.plumb.sandbox.Stripe.newKey;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.payment;
import static dev.plumb.sandbox.Stripe.paymentsOf;
import static dev.plumb.sandbox.Stripe.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhenARequestCanNotBeUsedTest {
  private final String order = newOrder();

  @ParameterizedTest
  @CsvSource({
    "amount, '', parameter_missing",
    "amount, 12.5, parameter_invalid_integer",
    "amount, 0, parameter_invalid_integer",
    "amount, -1, parameter_invalid_integer",
    "amount, 100000000, amount_too_large",
    "amount, 99999999999999999999, parameter_invalid_integer",
    "currency, '', parameter_missing",
    "currency, nope, ",
    "confirm, maybe, ",
    "capture_method, sometimes, ",
    "payment_method, '', parameter_missing",
    "colour, red, parameter_unknown",
  })
  void theAnswerNamesTheParameter(String name, String value, String code) {
    Map<String, String> form = payment(order, "pm_card_visa");
    form.put(name, value);
    post("/v1/payment_intents", newKey(), form)
        .then()
        .statusCode(400)
        .body("error.type", equalTo("invalid_request_error"))
        .body("error.param", equalTo(name))
        .body("error.code", equalTo(code));
    assertThat(paymentsOf(order)).isZero();
  }

  @Test
  void noKeyIsTurnedAway() {
    given()
        .get("/v1/payment_intents")
        .then()
        .statusCode(401)
        .body("error.message", containsString("did not provide an API key"));
  }

  @Test
  void aLiveKeyIsTurnedAwayAndNotRepeated() {
    given()
        .header("Authorization", "Bearer sk_live_verysecret")
        .get("/v1/payment_intents")
        .then()
        .statusCode(401)
        .body("error.message", equalTo("Invalid API Key provided: sk_live_****"));
  }

  @Test
  void anUnknownPaymentIsMissing() {
    get("/v1/payment_intents/pi_nobody")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("resource_missing"));
    post("/v1/payment_intents/pi_nobody/capture", newKey(), Map.of()).then().statusCode(404);
    get("/v1/refunds/re_nobody").then().statusCode(404);
  }

  @Test
  void anUnknownPathIsUnrecognized() {
    get("/v1/nothing")
        .then()
        .statusCode(404)
        .body("error.message", containsString("Unrecognized request URL"));
  }
}
