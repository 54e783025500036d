package dev.plumb.sandbox.webhook;

import static dev.plumb.sandbox.Stripe.authorized;
import static dev.plumb.sandbox.Stripe.cancel;
import static dev.plumb.sandbox.Stripe.capture;
import static dev.plumb.sandbox.Stripe.captured;
import static dev.plumb.sandbox.Stripe.newOrder;
import static dev.plumb.sandbox.Stripe.pay;
import static dev.plumb.sandbox.Stripe.refund;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Receiver;
import dev.plumb.sandbox.Receiver.Taken;
import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PaymentWebhooksTest {
  private static final String HELD = "payment_intent.amount_capturable_updated";
  private static final String SUCCEEDED = "payment_intent.succeeded";

  private final String order = newOrder();
  Receiver receiver;

  private List<Taken> arrived(String about, String... types) {
    await()
        .untilAsserted(
            () -> assertThat(receiver.typesAbout(about)).containsExactlyInAnyOrder(types));
    return receiver.about(about);
  }

  private static void nothingIsLeftToDeliver() {
    await().until(() -> given().get("/ledger?limit=0").path("webhooks.open").equals(0));
  }

  @Test
  void tellWhatBecameOfAPayment() throws Exception {
    String id = authorized(order);
    Taken event = arrived(order, HELD).getFirst();
    var body = Json.CAMEL.readTree(event.body());
    assertThat(event.path()).isEqualTo("/payment");
    assertThat(event.id()).matches("evt_[0-9A-Za-z]{24}");
    assertThat(body.path("object").asText()).isEqualTo("event");
    assertThat(body.at("/data/object/id").asText()).isEqualTo(id);
    assertThat(body.at("/data/object/amount_capturable").asLong()).isEqualTo(2500);
    capture(id, Map.of());
    arrived(order, HELD, SUCCEEDED);
  }

  @Test
  void areSigned() throws Exception {
    authorized(order);
    Taken event = arrived(order, HELD).getFirst();
    assertThat(event.signature()).matches("t=\\d+,v1=[0-9a-f]{64}");
    String time = event.signature().substring(2, event.signature().indexOf(','));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Receiver.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((time + "." + event.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(event.signature()).endsWith(",v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void tellOfDeclinesAndCancellations() {
    pay(order, "pm_card_chargeDeclined");
    arrived(order, "payment_intent.payment_failed");
    String other = newOrder();
    cancel(authorized(other));
    arrived(other, HELD, "payment_intent.canceled");
  }

  @Test
  void tellOfRefunds() {
    String id = captured(order);
    refund(id, Map.of("metadata[order_id]", order));
    arrived(order, HELD, SUCCEEDED, "refund.created", "charge.refunded");
  }

  @Test
  void areRepeatedUntilTheyAreTaken() {
    receiver.refuse(order, 3);
    authorized(order);
    List<Taken> tries = arrived(order, HELD, HELD, HELD, HELD);
    assertThat(tries).extracting(Taken::id).containsOnly(tries.getFirst().id());
    nothingIsLeftToDeliver();
    arrived(order, HELD, HELD, HELD, HELD);
  }

  @Test
  void comeTwiceOnDemand() {
    pay(order, "pm_sandbox_authorize_webhook_twice");
    List<Taken> both = arrived(order, HELD, HELD);
    assertThat(both.get(0).id()).isEqualTo(both.get(1).id());
  }

  @Test
  void stateAnotherAmountOnDemand() throws Exception {
    pay(order, "pm_sandbox_authorize_webhook_differs");
    Taken event = arrived(order, HELD).getFirst();
    assertThat(Json.CAMEL.readTree(event.body()).at("/data/object/amount").asLong())
        .isEqualTo(2501);
  }

  @Test
  void neverComeOnDemand() {
    String id = pay(order, "pm_sandbox_authorize_webhook_never").path("id");
    capture(id, Map.of());
    nothingIsLeftToDeliver();
    arrived(order, SUCCEEDED);
  }

  @Test
  void comeLateOnDemand() {
    given()
        .body(
            """
            {"rule":"webhook_late","orderId":"%s","operation":"authorize","delay":"PT0.5S"}\
            """
                .formatted(order))
        .post("/sandbox/faults")
        .then()
        .statusCode(201);
    capture(authorized(order), Map.of());
    arrived(order, HELD, SUCCEEDED);
    assertThat(receiver.typesAbout(order)).containsExactly(SUCCEEDED, HELD);
    given().delete("/sandbox/faults");
  }

  @Test
  void overtakeEachOtherOnDemand() {
    String id = pay(order, "pm_sandbox_authorize_webhook_reordered").path("id");
    capture(id, Map.of());
    arrived(order, HELD, SUCCEEDED);
    assertThat(receiver.typesAbout(order)).containsExactly(SUCCEEDED, HELD);
  }
}
