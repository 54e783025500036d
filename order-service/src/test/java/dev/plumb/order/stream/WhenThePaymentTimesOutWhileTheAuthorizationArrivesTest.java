package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
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

/** Race 9: whoever comes second loses, and its deed is undone. */
@QuarkusTest
class WhenThePaymentTimesOutWhileTheAuthorizationArrivesTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void anAuthorizationThatComesSecondIsVoidedAndTheOrderCancelled() {
    UUID order = placed();
    timeIsOver(order);
    untilNoTimerWaits(order);
    read(order).then().body("status", equalTo("CANCELLING"));

    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    read(order).then().body("status", equalTo("CANCELLING"));
    upstream.payment(order, 2, "payment-voided", Upstream.totals(2500, 0, 0));
    upstream.shipment(order, 1, "shipment-cancelled", Map.of("reason", "asked to"));

    read(order).then().body("status", equalTo("CANCELLED"));
    assertThat(tables.column("select type from event_log where key = ? order by version", order))
        .containsExactly(
            "order.order-placed.v2",
            "order.order-payment-timed-out.v1",
            "order.order-cancellation-requested.v1",
            "order.order-cancelled.v1");
  }

  @Test
  void aTimeoutThatComesSecondFindsNoTimer() {
    UUID order = placed();
    assertThat(tables.count("timer")).isOne();

    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    timeIsOver(order);

    assertThat(tables.count("timer")).isZero();
    read(order).then().body("status", equalTo("CONFIRMED"));
  }

  @Test
  void aTimerThatWasMeantForAnEarlierVersionDoesNothing() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    tables.execute(
        "insert into timer (key, purpose, version, due_at, next_at)"
            + " values (?, 'order.payment-timeout', 1, now(), now())",
        order);
    untilNoTimerWaits(order);

    read(order).then().body("status", equalTo("CONFIRMED")).body("version", equalTo(2));
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
