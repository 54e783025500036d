package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.provider.Json;
import dev.plumb.eventing.tx.Transactions;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Billing as a race sees it: from outside, with a hand on the clock and on the webhooks. */
@Singleton
class Payments {

  private final Transactions transactions;

  Payments(Transactions transactions) {
    this.transactions = transactions;
  }

  void eventually(UUID order, String status) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> is(order, status));
  }

  void is(UUID order, String status) {
    assertThat(get("/payments/" + order).jsonPath().getString("status")).isEqualTo(status);
  }

  /** Types of billing's own events of that order, in version order. */
  List<String> told(UUID order) {
    return rows(
        "select replace(replace(type, 'payment.', ''), '.v1', '') from event_log"
            + " where stream = 'payment' and key = $1 order by version",
        order);
  }

  /** Calls to the provider that were intended, in order. */
  List<String> calls(UUID order) {
    return rows(
        "select replace(kind, 'payment.', '') from effect where key = $1 order by id", order);
  }

  /** Its call to the provider has its answer. */
  boolean isSettled(UUID order, String kind) {
    return rows(
            "select kind from effect where key = $1 and settled_at is not null order by id", order)
        .contains(kind);
  }

  List<String> waiting(UUID order) {
    return rows("select purpose from timer where key = $1 order by purpose", order);
  }

  /** By the database's clock, as a restart after that time would find it. */
  void timeIsOver(UUID order, String purpose) {
    OnContext.await(
        () ->
            transactions.inTransaction(
                tx ->
                    tx.update(
                        "update timer set due_at = now(), next_at = now()"
                            + " where key = $1 and purpose = $2",
                        order,
                        purpose)));
  }

  /** The provider's webhook about the order's first intent. */
  void webhook(UUID order, String type, String status) {
    String body = Json.event("payment_intent." + type, Json.intent(order, status, 2500));
    given()
        .header("Stripe-Signature", signature(body))
        .contentType("application/json")
        .body(body)
        .post("/webhooks/payment-provider")
        .then()
        .statusCode(200);
  }

  private List<String> rows(String sql, UUID order) {
    return OnContext.await(() -> transactions.inTransaction(tx -> tx.select(sql, order))).stream()
        .map(row -> (String) row[0])
        .toList();
  }

  private static String signature(String body) {
    try {
      long time = Instant.now().getEpochSecond();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("whsec_one".getBytes(UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((time + "." + body).getBytes(UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
