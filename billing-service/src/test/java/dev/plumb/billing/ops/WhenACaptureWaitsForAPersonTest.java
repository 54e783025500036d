package dev.plumb.billing.ops;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's own books are above a person's word. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACaptureWaitsForAPersonTest extends OperatorsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private long id;

  /** As it is once the provider has forgotten the key. */
  @BeforeEach
  void lose() {
    PaidHere.INTENTS.put(order.toString(), "requires_capture");
    upstream.placed(order);
    until("AUTHORIZED");
    PaidHere.INTENTS.remove(order.toString());
    PaidHere.SILENT.put(order.toString(), true);
    upstream.prepared(order);
    until("UNKNOWN");
    change(
        """
        update effect set state = 'UNKNOWN', claimed_by = null, attempts = attempts + 1,
          next_attempt_at = 'infinity'
        where key = $1 and kind = 'payment.capture'
        """,
        order);
    id =
        (Long)
            rows("select id from effect where key = $1 and state = 'UNKNOWN'", order).getFirst()[0];
  }

  @Test
  void itIsListedAndShownWithTheKeyToLookItUpBy() {
    operator()
        .get("/ops/effects?provider=payment&limit=500")
        .then()
        .statusCode(200)
        .body("effects.findAll { it.id == " + id + " }.purpose", is(List.of("capture:1")))
        .body("effects.find { it.id == " + id + " }.waitsForAPerson", is(true));
    operator()
        .get("/ops/effects?key=" + order)
        .then()
        .body("effects.kind", is(List.of("payment.authorize", "payment.capture")));
    operator()
        .get("/ops/effects/" + id)
        .then()
        .statusCode(200)
        .body("idempotencyKey", is("payment.capture:" + order + ":capture:1"))
        .body("state", is("UNKNOWN"));
    operator().get("/ops").then().body("paths", hasItem("/ops/effects"));
  }

  @Test
  void oneThatHappenedIsOnlyDone() {
    PaidHere.INTENTS.put(order.toString(), "succeeded");
    settle("not-done").statusCode(409).body("detail", containsString("it happened"));
    settle("again").statusCode(409).body("detail", containsString("it happened"));

    rehearse("done")
        .statusCode(200)
        .body("ledger", is("UNKNOWN to CONFIRMED"))
        .body("change", is("Payment moves from UNKNOWN to CAPTURED"))
        .body("dryRun", is(true));
    assertThat(status()).isEqualTo("UNKNOWN");
    assertThat(rows("select 1 from operation where effect = $1", id)).isEmpty();

    settle("done").statusCode(200).body("dryRun", is(false));
    assertThat(status()).isEqualTo("CAPTURED");
    assertThat(rows("select operator, reason, outcome from operation where effect = $1", id))
        .singleElement()
        .isEqualTo(new Object[] {"ada", "the provider's page", "CONFIRMED"});
    operator().get("/ops/effects/" + id).then().body("settledBy.operator", is(List.of("ada")));
    settle("done").statusCode(409);
  }

  @Test
  void oneThatNeverHappenedIsCalledAgainUnderItsKey() {
    PaidHere.INTENTS.put(order.toString(), "requires_capture");
    settle("done").statusCode(409).body("detail", containsString("did not happen"));
    long before = captures();
    PaidHere.SILENT.remove(order.toString());

    settle("again").statusCode(200).body("ledger", is("UNKNOWN to PENDING"));

    until("CAPTURED");
    assertThat(captures()).isEqualTo(before + 1);
  }

  @Test
  void oneThatNeverHappenedMayBeGivenUp() {
    PaidHere.INTENTS.put(order.toString(), "requires_capture");
    String change = rehearse("not-done").statusCode(200).extract().path("change");
    assertThat(change).startsWith("Payment moves from UNKNOWN to ");

    settle("not-done").statusCode(200).body("ledger", is("UNKNOWN to REFUSED"));

    assertThat(rows("select state from effect where id = $1", id).getFirst()[0])
        .isEqualTo("REFUSED");
    assertThat(change).endsWith(" to " + status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "not-done", "again"})
  void whileTheProviderIsSilentNothingIsSettled(String verdict) {
    settle(verdict)
        .statusCode(409)
        .contentType(PROBLEM)
        .body("detail", containsString("doesn't say what became of it"));

    assertThat(status()).isEqualTo("UNKNOWN");
  }

  private ValidatableResponse settle(String verdict) {
    return post(verdict, "");
  }

  private ValidatableResponse rehearse(String verdict) {
    return post(verdict, "?dryRun=true");
  }

  private ValidatableResponse post(String verdict, String query) {
    return operator()
        .body("{\"as\": \"%s\", \"reason\": \"the provider's page\"}".formatted(verdict))
        .post("/ops/effects/" + id + "/settle" + query)
        .then();
  }

  private long captures() {
    return PaidHere.KEYS.stream()
        .filter(("payment.capture:" + order + ":capture:1")::equals)
        .count();
  }

  private String status() {
    return get("/payments/" + order).jsonPath().getString("status");
  }

  private void until(String status) {
    await().atMost(PATIENCE).until(this::status, status::equals);
  }
}
