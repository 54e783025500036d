package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 18: only the remainder is refunded, possibly nothing. */
@QuarkusTest
class WhenAReturnArrivesAfterAGoodwillRefundTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void onlyTheRemainderIsAskedBack() {
    UUID order = delivered();
    ask(order, "refunds", "{\"amount\":1000,\"reason\":\"scratched\"}");
    refund(order, 3, "refund-completed", 1000);
    ask(order, "returns", "{\"reason\":\"too small\"}");

    upstream.shipment(order, 4, "shipment-returned", Map.of());
    read(order).then().body("status", equalTo("RETURNING"));
    refund(order, 4, "refund-completed", 2500);

    read(order).then().body("status", equalTo("REFUNDED"));
    assertThat(tables.column("select refund_requested from orders where id = ?", order))
        .containsExactly(2500L);
    assertThat(told(order))
        .containsExactly(
            "order.order-refund-requested.v1",
            "order.order-return-requested.v1",
            "order.order-refund-requested.v1",
            "order.order-refunded.v1");
  }

  @Test
  void nothingIsAskedBackWhereAllWasRefunded() {
    UUID order = delivered();
    ask(order, "refunds", "{\"amount\":2500,\"reason\":\"broken\"}");
    refund(order, 3, "refund-completed", 2500);

    ask(order, "returns", "{\"reason\":\"broken\"}");
    upstream.shipment(order, 4, "shipment-returned", Map.of());

    read(order).then().body("status", equalTo("REFUNDED"));
    assertThat(told(order))
        .containsExactly(
            "order.order-refund-requested.v1",
            "order.order-return-requested.v1",
            "order.order-refunded.v1");
  }

  private UUID delivered() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    upstream.shipment(order, 1, "shipment-prepared", Map.of());
    upstream.payment(order, 2, "payment-captured", Upstream.captured(2500));
    upstream.shipment(order, 2, "shipment-dispatched", Upstream.dispatched("T-1"));
    upstream.shipment(order, 3, "shipment-delivered", Map.of());
    return order;
  }

  private static void ask(UUID order, String what, String body) {
    given()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/orders/{id}/{what}", order, what)
        .then()
        .statusCode(202);
  }

  private void refund(UUID order, long version, String event, long refunded) {
    Map<String, Object> fields = new HashMap<>(Upstream.totals(2500, 2500, refunded));
    fields.put("refundId", new UUID(2, 2));
    switch (event) {
      case "refund-started" -> fields.put("amount", 1000L);
      case "refund-failed" -> fields.put("reason", "expired_or_canceled_card");
      default -> {}
    }
    upstream.payment(order, version, event, fields);
  }

  private List<Object> told(UUID order) {
    return tables.column(
        "select type from event_log where key = ? and version > 4 order by version", order);
  }
}
