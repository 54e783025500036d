package dev.plumb.billing.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import dev.plumb.billing.provider.Json;
import dev.plumb.billing.stream.Told;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The provider promises neither that a webhook comes once nor that it comes in its turn. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenWebhooksComeInAnyOrderTest {

  private static final String HELD = "payment_intent.amount_capturable_updated";
  private static final String TAKEN = "payment_intent.succeeded";

  private final UUID order = UUID.randomUUID();
  private final Told told = new Told(order);
  private final String held = Json.event(HELD, Json.intent(order, "requires_capture", 2500));
  private final String taken = Json.event(TAKEN, Json.intent(order, "succeeded", 2500));

  @Test
  void theCaptureIsKnownBeforeItsAnswerAndOnce() {
    captureWithoutAnAnswer();

    send(taken);
    send(taken);

    payment("CAPTURED", 2);
  }

  @Test
  void anOlderOneThatComesLaterChangesNothing() {
    captureWithoutAnAnswer();
    send(taken);

    send(held);

    payment("CAPTURED", 2);
  }

  @Test
  void oneThatIsRepeatedWithItsOldSignatureChangesNothing() {
    captureWithoutAnAnswer();
    String signature = ProviderCalls.signature(taken, "whsec_one", Instant.now().minusSeconds(200));

    send(taken, signature);
    send(taken, signature);

    payment("CAPTURED", 2);
  }

  @Test
  void anotherCurrencyIsNeverApplied() {
    PaidHere.SILENT.put(order.toString(), true);
    told.placed();

    send(held.replace("\"eur\"", "\"usd\""));

    payment("AUTHORIZING", 0);
  }

  @Test
  void anotherAmountIsNeverTakenForTheCapture() {
    captureWithoutAnAnswer();

    send(Json.event(TAKEN, Json.intent(order, "succeeded", 2499)));

    get("/payments/" + order).then().body("captured", is(0)).body("version", is(1));
  }

  @Test
  void aRefundNobodyAskedForIsNotApplied() {
    captureWithoutAnAnswer();
    send(taken);

    send(Json.event("refund.created", Json.refund(order, UUID.randomUUID(), "succeeded", 2500)));

    get("/payments/" + order).then().body("refunded", is(0)).body("version", is(2));
  }

  /** Held by its answer; what becomes of the capture only webhooks tell. */
  private void captureWithoutAnAnswer() {
    told.placed();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> get("/payments/" + order).then().body("status", is("AUTHORIZED")));
    PaidHere.SILENT.put(order.toString(), true);
    told.prepared();
  }

  private void payment(String status, int version) {
    get("/payments/" + order).then().body("status", is(status)).body("version", is(version));
  }

  private static void send(String body) {
    send(body, ProviderCalls.signature(body, "whsec_one", Instant.now()));
  }

  private static void send(String body, String signature) {
    given()
        .header("Stripe-Signature", signature)
        .contentType("application/json")
        .body(body)
        .post("/webhooks/payment-provider")
        .then()
        .statusCode(200);
  }
}
