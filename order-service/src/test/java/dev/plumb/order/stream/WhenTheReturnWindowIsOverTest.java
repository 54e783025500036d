package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenTheReturnWindowIsOverTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void aDeliveredOrderIsClosedOnceItsReturnWindowIsOver() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    upstream.shipment(order, 1, "shipment-prepared", Map.of());
    upstream.payment(order, 2, "payment-captured", Upstream.captured(2500));
    upstream.shipment(order, 2, "shipment-dispatched", Upstream.dispatched("T-1"));
    upstream.shipment(order, 3, "shipment-delivered", Map.of());

    timeIsOver(order);
    untilNoTimerWaits(order);

    read(order).then().body("status", equalTo("CLOSED"));
  }

  /** By the database's clock, as a restart after that time would find it. */
  private void timeIsOver(UUID order) {
    tables.execute("update timer set due_at = now(), next_at = now() where key = ?", order);
  }

  private void untilNoTimerWaits(UUID order) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> tables.column("select 1 from timer where key = ?", order).isEmpty());
  }
}
