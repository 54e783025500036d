package dev.plumb.sandbox.fault;

import static dev.plumb.sandbox.Stripe.newKey;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.pay;
import static dev.plumb.sandbox.Stripe.payment;
import static dev.plumb.sandbox.Stripe.paymentsOf;
import static dev.plumb.sandbox.Stripe.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.plumb.sandbox.Stripe;
import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhenTheProviderFailsTest {
  private static final String PATH = "/v1/payment_intents";
  private static final String SEARCH = "/v1/payment_intents/search?query=metadata['order_id']:'%s'";
  private final String order = newOrder();
  private final String key = newKey();

  private Response switchOn(String rule, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("rule", rule);
    body.put("orderId", order);
    return given().contentType(ContentType.JSON).body(body).post("/sandbox/faults");
  }

  private Response charge() {
    return post(PATH, key, payment(order, "pm_card_visa"));
  }

  @AfterEach
  void heal() {
    given().delete("/sandbox/faults").then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({"error_before, 500", "unavailable, 503", "rate_limited, 429"})
  void beforeChargingNothingHasHappened(String rule, int status) {
    switchOn(rule, Map.of("times", 1)).then().statusCode(201);
    assertThat(charge().statusCode()).isEqualTo(status);
    assertThat(paymentsOf(order)).isZero();
    assertThat(charge().statusCode()).isEqualTo(200);
  }

  @Test
  void aServerErrorAfterChargingIsRepeatedForItsKeyThoughTheCardIsCharged() {
    switchOn("error_after", Map.of("times", 1));
    assertThat(charge().statusCode()).isEqualTo(500);
    Response again = charge();
    assertThat(again.statusCode()).isEqualTo(500);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void aBadGatewayAfterChargingHidesTheRightAnswer() {
    switchOn("bad_gateway_after", Map.of("times", 1));
    assertThat(charge().statusCode()).isEqualTo(502);
    charge().then().statusCode(200).header("Idempotent-Replayed", "true");
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "timeout_after, 1",
    "cut_after, 1",
    "cut_midway, 1",
    "timeout_before, 0",
    "cut_before, 0"
  })
  void withoutAnAnswerOnlyAskingTellsWhetherTheCardIsCharged(String rule, int payments) {
    switchOn(rule, Map.of("times", 1, "delay", "PT0.1S"));
    assertThatThrownBy(this::charge).isNotNull();
    assertThat(paymentsOf(order)).isEqualTo(payments);
    assertThat(charge().statusCode()).isEqualTo(200);
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void downMeansThatNobodyAnswersAnything() {
    switchOn("down", Map.of());
    assertThatThrownBy(this::charge).isNotNull();
    assertThatThrownBy(() -> Stripe.get(SEARCH.formatted(order))).isNotNull();
    heal();
    assertThat(Stripe.get(SEARCH.formatted(order)).statusCode()).isEqualTo(200);
    assertThat(paymentsOf(order)).isZero();
    assertThat(charge().statusCode()).isEqualTo(200);
  }

  @Test
  void aFaultThatLastsEndsByItself() {
    switchOn("down", Map.of("lasts", "PT0.2S"))
        .then()
        .statusCode(201)
        .body("until", notNullValue());
    await().until(() -> given().get("/sandbox/faults").path("size()").equals(0));
    assertThat(charge().statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerOverAnotherAmountHidesTheRightOne() {
    switchOn("answer_differs", Map.of("times", 1));
    charge().then().statusCode(200).body("amount", equalTo(2501));
    charge().then().statusCode(200).body("amount", equalTo(2500));
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void slowlyMeansTheKeyIsInUseMeanwhile() {
    switchOn("slow", Map.of("times", 1, "delay", "PT1S"));
    CompletableFuture<Response> slow = CompletableFuture.supplyAsync(this::charge);
    await().until(() -> given().get("/sandbox/faults").path("[0].struck").equals(1));
    charge().then().statusCode(409).body("error.code", equalTo("idempotency_key_in_use"));
    assertThat(slow.join().statusCode()).isEqualTo(200);
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void aForgottenKeyChargesAgain() {
    charge();
    switchOn("key_forgotten", Map.of("times", 1));
    assertThat(charge().header("Idempotent-Replayed")).isNull();
    assertThat(paymentsOf(order)).isEqualTo(2);
  }

  @Test
  void thePaymentMethodAloneCanAskForItOnceAnOrder() {
    String id =
        pay(order, "pm_sandbox_capture_error_before").then().statusCode(200).extract().path("id");
    assertThat(Stripe.capture(id, Map.of()).statusCode()).isEqualTo(500);
    assertThat(Stripe.capture(id, Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void theSameSeedStrikesTheSameCalls() {
    assertThat(struck(7)).isEqualTo(struck(7)).contains(true, false).isNotEqualTo(struck(8));
  }

  private List<Boolean> struck(int seed) {
    heal();
    switchOn("error_before", Map.of("rate", 0.5, "seed", seed));
    return IntStream.range(0, 20)
        .mapToObj(call -> pay(order, "pm_card_visa").statusCode() == 500)
        .toList();
  }

  @Test
  void whatIsSwitchedOnIsListedAndCanBeSwitchedOff() {
    String id = switchOn("unavailable", Map.of("operation", "read")).path("id");
    given()
        .get("/sandbox/faults")
        .then()
        .body("", hasSize(1))
        .body("[0].rule", equalTo("unavailable"))
        .body("[0].operation", equalTo("read"))
        .body("[0].struck", equalTo(0));
    given().delete("/sandbox/faults/" + id).then().statusCode(204);
    given().delete("/sandbox/faults/" + id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "rule, '\"explode\"'",
    "rate, 1.5",
    "operation, '\"dance\"'",
    "times, 0",
    "delay, '\"soon\"'",
    "delay, '\"P400D\"'",
    "lasts, '\"-PT1S\"'",
  })
  void aRuleThatMakesNoSenseIsRefusedByField(String field, String value) {
    String rule = field.equals("rule") ? "" : "\"rule\":\"slow\",";
    given()
        .body("{" + rule + "\"" + field + "\":" + value + "}")
        .post("/sandbox/faults")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));
  }
}
