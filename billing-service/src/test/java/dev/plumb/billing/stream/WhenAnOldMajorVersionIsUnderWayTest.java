package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.PaidHere;
import dev.plumb.eventing.tx.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Billing reads OrderPlaced v2; what was written as v1 lies wherever events lie. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnOldMajorVersionIsUnderWayTest {

  private static final String CONFIRMED = "order.order-confirmed.v1";

  private final Exchange exchange = new Exchange("order");
  @Inject Payments payments;
  @Inject Transactions transactions;

  private final UUID order = UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {Golden.V1, Golden.V2})
  void inAQueueItIsApplied(String type) {
    exchange.publish(Exchange.event(type, order, 1, Golden.message(type, order)));

    itIsPaid();
  }

  @ParameterizedTest
  @ValueSource(strings = {Golden.V1, Golden.V2})
  void inAProducersLogItIsReplayed(String type) {
    change(
        """
        insert into event_log (position, event_id, stream, key, version, type, schema,
                               occurred_at, body)
        values (nextval('outbox_position'), $1, 'order', $2, 1, $3, 'contracts/x', now(), $4)
        """,
        UUID.randomUUID(),
        order,
        type,
        Buffer.buffer(Golden.message(type, order)));

    operator()
        .body(Map.of("stream", "order", "consumer", "billing", "key", order.toString()))
        .post("/ops/replays")
        .then()
        .statusCode(202);

    itIsPaid();
  }

  @ParameterizedTest
  @ValueSource(strings = {Golden.V1, Golden.V2})
  void parkedItIsAppliedOnceItsPredecessorIsThere(String type) {
    exchange.publish(Exchange.event(type, order, 2, Golden.message(type, order)));
    await()
        .untilAsserted(
            () ->
                assertThat(rows("select type from parked where key = $1", order))
                    .containsExactly(type));

    exchange.publish(Exchange.event(CONFIRMED, order, 1, new byte[0]));

    itIsPaid();
    assertThat(rows("select type from parked where key = $1", order)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Golden.V1, Golden.V2})
  void deadSinceABuildDidNotKnowItsTypeItGoesOnByItself(String type) {
    dead(type, "type " + type + " is not in the table of stream order");

    itIsPaid();
    assertThat(rows("select id from dead_letter where key = $1", order)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Golden.V1, Golden.V2})
  void deadItIsRedriven(String type) {
    dead(type, "a bug");
    long id =
        operator().get("/ops/dead-letters?key=" + order).jsonPath().getLong("deadLetters[0].id");

    operator()
        .get("/ops/dead-letters/" + id)
        .then()
        .body("payload.lines[0].sku", is("SKU-1"))
        .body("payload.paymentMethod", is("(hidden)"));
    operator()
        .post("/ops/dead-letters/" + id + "/redrive?dryRun=true")
        .then()
        .body("steps[0].change", is("Payment moves from NEW to AUTHORIZING"));
    operator()
        .post("/ops/dead-letters/" + id + "/redrive")
        .then()
        .statusCode(200)
        .body("outcome", is("APPLIED"));

    itIsPaid();
  }

  private void dead(String type, String reason) {
    change(
        """
        insert into dead_letter (stream, key, version, event_id, source, type, schema,
                                 occurred_at, body, reason)
        values ('order', $1, 1, $2, '/plumb/order', $3, 'contracts/x', now(), $4, $5)
        """,
        order,
        UUID.randomUUID(),
        type,
        Buffer.buffer(Golden.message(type, order)),
        reason);
  }

  @Test
  void repeatedInTheOtherVersionItIsTheSameEvent() {
    Exchange.Sent old = Exchange.event(Golden.V1, order, 1, Golden.message(Golden.V1, order));
    Exchange.Sent other = Exchange.event(Golden.V2, order, 1, Golden.message(Golden.V2, order));
    other.headers().put("cloudEvents:id", old.headers().get("cloudEvents:id"));

    exchange.publish(old, other);
    exchange.publish(Exchange.event(CONFIRMED, order, 2, new byte[0]));

    itIsPaid();
    await()
        .untilAsserted(
            () ->
                assertThat(rows("select version || '' from watermark where key = $1", order))
                    .containsExactly("2"));
    assertThat(payments.calls(order)).containsExactly("authorize");
  }

  private void itIsPaid() {
    payments.eventually(order, "AUTHORIZED");
    get("/payments/" + order)
        .then()
        .body("total.amount", is(3499))
        .body("total.currency", is("EUR"));
    assertThat(payments.calls(order)).containsExactly("authorize");
  }

  private List<Object> rows(String sql, Object... args) {
    return OnContext.await(() -> transactions.inTransaction(tx -> tx.select(sql, args))).stream()
        .map(row -> row[0])
        .toList();
  }

  private void change(String sql, Object... args) {
    OnContext.await(() -> transactions.inTransaction(tx -> tx.update(sql, args)));
  }

  private static RequestSpecification operator() {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer operators-under-test")
        .header("X-Operator", "ada");
  }
}
