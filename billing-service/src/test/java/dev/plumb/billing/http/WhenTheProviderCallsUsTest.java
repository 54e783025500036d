package dev.plumb.billing.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import dev.plumb.billing.provider.Json;
import dev.plumb.billing.stream.Upstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenTheProviderCallsUsTest {

  private static final String HELD = "payment_intent.amount_capturable_updated";

  @Inject Upstream upstream;

  private final UUID order = UUID.randomUUID();

  private void waitingForAnAnswer() {
    PaidHere.SILENT.put(order.toString(), true);
    upstream.placed(order);
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
  void theAnswerAndTheWebhookAreOneFact() {
    upstream.placed(order);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> get("/payments/" + order).then().body("status", is("AUTHORIZED")));

    send(Json.event(HELD, Json.intent(order, "requires_capture", 2500))).statusCode(200);
    send(Json.event(HELD, Json.intent(order, "requires_capture", 2500))).statusCode(200);

    get("/payments/" + order).then().body("version", is(1));
  }

  @Test
  void anotherAmountIsTakenInButNeverApplied() {
    waitingForAnAnswer();

    send(Json.event(HELD, Json.intent(order, "requires_capture", 2499))).statusCode(200);

    get("/payments/" + order).then().body("status", is("AUTHORIZING"));
  }

  @Test
  void ordersWeDontKnowAndEventsWeDontUseAreTakenIn() {
    send(Json.event(HELD, Json.intent(order, "requires_capture", 2500))).statusCode(200);
    send(Json.event("customer.created", "{}")).statusCode(200);
    send(Json.event(HELD, "{}")).statusCode(200);
    send("not json").statusCode(200);

    assertThat(get("/payments/" + order).statusCode()).isEqualTo(404);
  }

  @Test
  void bothSecretsCount() {
    String body = Json.event("customer.created", "{}");

    send(body, signature(body, "whsec_two", Instant.now())).statusCode(200);
  }

  @Test
  void whatIsNotSignedIsRefused() {
    String body = Json.event("customer.created", "{}");

    refused(send(body, signature(body, "whsec_three", Instant.now())));
    refused(send(body, signature(body + " ", "whsec_one", Instant.now())));
    refused(send(body, signature(body, "whsec_one", Instant.now().minusSeconds(400))));
    refused(given().body(body).post("/webhooks/payment-provider").then());
  }

  @Test
  void anUnknownPaymentIsAProblem() {
    get("/payments/" + order)
        .then()
        .statusCode(404)
        .contentType(containsString("application/problem+json"))
        .body("type", is("urn:plumb:problem:not-found"));
    get("/payments/nonsense")
        .then()
        .statusCode(404)
        .contentType(containsString("application/problem+json"));
    get("/nowhere").then().statusCode(404);
    given()
        .post("/payments/" + order)
        .then()
        .statusCode(405)
        .contentType(containsString("application/problem+json"));
  }

  private static void refused(ValidatableResponse response) {
    response
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body("type", is("urn:plumb:problem:invalid-webhook"));
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

  private static String signature(String body, String secret, Instant time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((time.getEpochSecond() + "." + body).getBytes(UTF_8));
      return "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
