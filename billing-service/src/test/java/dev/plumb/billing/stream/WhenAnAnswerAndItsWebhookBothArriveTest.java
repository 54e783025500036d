package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Race 13: both tell one fact, by the provider's object and its rank; the second changes nothing.
 */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnAnswerAndItsWebhookBothArriveTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void theWebhookOfAnAuthorizationMayBeFirst() {
    PaidHere.HELD_BACK.add(order.toString());
    upstream.placed(order);
    untilCalled("payment.authorize");

    payments.webhook(order, "amount_capturable_updated", "requires_capture");
    payment("AUTHORIZED", 1);

    answerComes("payment.authorize");
    payment("AUTHORIZED", 1);
  }

  @Test
  void soMayItsAnswer() {
    upstream.placed(order);
    answerComes("payment.authorize");
    payment("AUTHORIZED", 1);

    payments.webhook(order, "amount_capturable_updated", "requires_capture");

    payment("AUTHORIZED", 1);
  }

  @Test
  void theWebhookOfACaptureMayBeFirst() {
    authorized();
    PaidHere.HELD_BACK.add(order.toString());
    upstream.prepared(order);
    untilCalled("payment.capture");

    payments.webhook(order, "succeeded", "succeeded");
    payment("CAPTURED", 2);

    answerComes("payment.capture");
    payment("CAPTURED", 2);
  }

  @Test
  void theAnswerOfACaptureMayBeFirst() {
    authorized();
    upstream.prepared(order);
    answerComes("payment.capture");
    payment("CAPTURED", 2);

    payments.webhook(order, "succeeded", "succeeded");

    payment("CAPTURED", 2);
    assertThat(payments.told(order)).containsExactly("payment-authorized", "payment-captured");
  }

  private void authorized() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
  }

  private void untilCalled(String kind) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> PaidHere.KEYS.stream().anyMatch(key -> key.startsWith(kind + ":" + order)));
  }

  private void answerComes(String kind) {
    PaidHere.HELD_BACK.remove(order.toString());
    await().atMost(Duration.ofSeconds(30)).until(() -> payments.isSettled(order, kind));
  }

  private void payment(String status, int version) {
    get("/payments/" + order).then().body("status", is(status)).body("version", is(version));
  }
}
