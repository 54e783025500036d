package dev.plumb.sandbox.provider;

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
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhenAnIdempotencyKeyComesAgainTest {
  private static final String PATH = "/v1/payment_intents";
  private final String order = newOrder();
  private final String key = newKey();

  @Test
  void theFirstAnswerIsGivenAgainAndSaysSo() {
    Response first = post(PATH, key, payment(order, "pm_card_visa"));
    Response second = post(PATH, key, payment(order, "pm_card_visa"));
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void aDeclineStaysADecline() {
    Response first = post(PATH, key, payment(order, "pm_card_chargeDeclined"));
    Response second = post(PATH, key, payment(order, "pm_card_chargeDeclined"));
    assertThat(second.statusCode()).isEqualTo(402);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void otherParametersAreRefused() {
    post(PATH, key, payment(order, "pm_card_visa"));
    Map<String, String> dearer = payment(order, "pm_card_visa");
    dearer.put("amount", "2501");
    post(PATH, key, dearer)
        .then()
        .statusCode(400)
        .body("error.type", equalTo("idempotency_error"))
        .body("error.message", containsString(key));
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void anotherEndpointIsRefused() {
    String id = post(PATH, key, payment(order, "pm_card_visa")).path("id");
    post(PATH + "/" + id + "/capture", key, Map.of())
        .then()
        .statusCode(400)
        .body("error.type", equalTo("idempotency_error"))
        .body("error.message", containsString("same endpoint"));
  }

  @Test
  void aRequestThatCouldNotBeReadHasNotUsedItUp() {
    Map<String, String> wrong = payment(order, "pm_card_visa");
    wrong.put("amount", "much");
    post(PATH, key, wrong).then().statusCode(400);
    post(PATH, key, payment(order, "pm_card_visa")).then().statusCode(200);
  }

  @Test
  void onlyOneOfManyAtOnceCharges() throws Exception {
    String slow = "{\"rule\":\"slow\",\"delay\":\"PT0.3S\",\"orderId\":\"" + order + "\"}";
    given().body(slow).post("/sandbox/faults").then().statusCode(201);
    try (ExecutorService shop = Executors.newFixedThreadPool(16)) {
      Callable<Response> call = () -> post(PATH, key, payment(order, "pm_card_visa"));
      List<Future<Response>> answers =
          shop.invokeAll(Stream.generate(() -> call).limit(64).toList());
      Map<Integer, List<Response>> byStatus =
          answers.stream()
              .map(Future::resultNow)
              .collect(Collectors.groupingBy(Response::statusCode));
      assertThat(byStatus.keySet()).isSubsetOf(200, 409);
      assertThat(byStatus.get(200))
          .extracting(Response::asString)
          .containsOnly(byStatus.get(200).getFirst().asString());
      assertThat(byStatus.getOrDefault(409, List.of()))
          .allSatisfy(
              refused ->
                  assertThat(refused.<String>path("error.code"))
                      .isEqualTo("idempotency_key_in_use"));
    }
    given().delete("/sandbox/faults");
    assertThat(paymentsOf(order)).isEqualTo(1);
  }

  @Test
  void itMayHave255CharactersAndNoMore() {
    post(PATH, "k".repeat(219) + key, payment(order, "pm_card_visa")).then().statusCode(200);
    post(PATH, "k".repeat(220) + key, payment(order, "pm_card_visa")).then().statusCode(400);
    assertThat(paymentsOf(order)).isEqualTo(1);
  }
}
