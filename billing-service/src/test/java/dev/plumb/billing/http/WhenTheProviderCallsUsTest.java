package dev.plumb.billing.http;

import static dev.plumb.billing.http.ProviderCalls.signature;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import dev.plumb.billing.provider.Json;
import dev.plumb.billing.stream.Told;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenTheProviderCallsUsTest {

  private static final String HELD = "payment_intent.amount_capturable_updated";

  private final UUID order = UUID.randomUUID();
  private final Told told = new Told(order);

  private void waitingForAnAnswer() {
    PaidHere.SILENT.put(order.toString(), true);
    told.placed();
  }

  @Test
  void theWebhookAloneIsEnough() {
    waitingForAnAnswer();

    send(Json.event(HELD, Json.intent(order, "requires_capture", 2500))).statusCode(200);

    get("/payments/" + order)
        .then()
        .body("status", is("AUTHORIZED"))
        .body("version", is(1))
        .body("authorized", is(2500));
  }

  @Test
  void anotherAmountIsTakenInButNeverApplied() {
    waitingForAnAnswer();

    send(Json.event(HELD, Json.intent(order, "requires_capture", 2499))).statusCode(200);

    get("/payments/" + order).then().body("status", is("AUTHORIZING"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id|null",
        "id|\"\"",
        "id|\"a\\u0000b\"",
        "status|null",
        "latest_charge|\"a\\u0000b\"",
        "created|-1",
        "created|253402300800",
        "created|9223372036854775807",
        "created|99999999999999999999999999",
        "currency|null",
        "currency|\"\\u0000\"",
        "amount|-1",
        "amount|1e400",
      })
  void whatCantBeSoIsTakenInButNeverApplied(String field, String json) {
    waitingForAnAnswer();
    String intent =
        new JsonObject(Json.intent(order, "requires_capture", 2500)).put(field, "\u2603").encode();

    send(Json.event(HELD, intent.replace("\"\u2603\"", json))).statusCode(200);

    get("/payments/" + order).then().body("status", is("AUTHORIZING"));
  }

  @Test
  void ordersWeDontKnowAndEventsWeDontUseAreTakenIn() {
    send(Json.event(HELD, Json.intent(order, "requires_capture", 2500))).statusCode(200);
    send(Json.event("customer.created", "{}")).statusCode(200);
    send(Json.event(HELD, "{}")).statusCode(200);

    assertThat(get("/payments/" + order).statusCode()).isEqualTo(404);
  }

  @Test
  void bothSecretsCount() {
    String body = Json.event("customer.created", "{}");

    send(body, signature(body, "whsec_two", Instant.now())).statusCode(200);
  }

  private static ValidatableResponse send(String body) {
    return send(body, signature(body, "whsec_one", Instant.now()));
  }

  private static ValidatableResponse send(String body, String signature) {
    return given()
        .header("Stripe-Signature", signature)
        .contentType("application/json")
        .body(body)
        .post("/webhooks/payment-provider")
        .then();
  }
}
