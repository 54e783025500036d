package dev.plumb.order.stream;

import static dev.plumb.order.Requests.cancel;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Race 16, at the order: billing's sequence waits behind its poisoned event, shipping's goes on,
 * and nothing is called cancelled before billing was heard.
 */
@QuarkusTest
class WhenACaptureIsPoisonedAndTheOrderCancelledTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void theOrderStaysCancellingUntilThePoisonIsGone() {
    UUID order = confirmed();
    poisonedCapture(order);
    cancel(order).then().statusCode(202);

    staysCancelling(order);
  }

  @Test
  void soItDoesWhereTheCancellationIsFirst() {
    UUID order = confirmed();
    cancel(order).then().statusCode(202);
    poisonedCapture(order);

    staysCancelling(order);
  }

  private void staysCancelling(UUID order) {
    moneyGoesBack(order);
    upstream.shipment(order, 1, "shipment-prepared", Map.of());
    upstream.shipment(order, 2, "shipment-cancelled", Map.of("reason", "asked to"));

    read(order).then().body("status", equalTo("CANCELLING")).body("payment.refunded", equalTo(0));
    assertThat(watermark(order, "shipment")).isEqualTo(2);
    assertThat(watermark(order, "payment")).isEqualTo(1);
    assertThat(tables.count("dead_letter")).isOne();
    assertThat(tables.count("parked")).isEqualTo(2);

    DeadLetters.mend(
        tables,
        order,
        upstream.event(order, 2, "payment", "payment-captured", Upstream.captured(2500)).body());
    DeadLetters.redrive(order);

    read(order)
        .then()
        .body("status", equalTo("CANCELLED"))
        .body("payment.captured", equalTo(2500))
        .body("payment.refunded", equalTo(2500));
    assertThat(tables.count("parked")).isZero();
  }

  private UUID confirmed() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    return order;
  }

  /** In a currency that does not exist: nobody can react to it. */
  private void poisonedCapture(UUID order) {
    Map<String, Object> fields = new HashMap<>(Upstream.captured(2500));
    fields.put("currency", "???");
    upstream.payment(order, 2, "payment-captured", fields);
  }

  private void moneyGoesBack(UUID order) {
    Map<String, Object> started = new HashMap<>(Upstream.totals(2500, 2500, 0));
    started.put("refundId", new UUID(2, 2));
    started.put("amount", 2500L);
    upstream.payment(order, 3, "refund-started", started);
    Map<String, Object> completed = new HashMap<>(Upstream.totals(2500, 2500, 2500));
    completed.put("refundId", new UUID(2, 2));
    upstream.payment(order, 4, "refund-completed", completed);
  }

  private long watermark(UUID order, String stream) {
    return (Long)
        tables
            .column("select version from watermark where key = ? and stream = ?", order, stream)
            .getFirst();
  }
}
