package dev.plumb.order.stream;

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

/** Race 5: the same stream keeps its versions: parked, never applied early, never dropped. */
@QuarkusTest
class WhenARefundIsHeardBeforeItsCaptureTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itWaitsForTheCaptureAndThenCounts() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));

    upstream.payment(order, 3, "refund-started", refund(0, true));
    upstream.payment(order, 4, "refund-completed", refund(1000, false));
    read(order).then().body("payment.captured", equalTo(0)).body("payment.refunded", equalTo(0));
    assertThat(tables.count("parked")).isEqualTo(2);

    upstream.payment(order, 2, "payment-captured", Upstream.captured(2500));
    read(order)
        .then()
        .body("payment.captured", equalTo(2500))
        .body("payment.refunded", equalTo(1000));
    assertThat(tables.count("parked")).isZero();
    assertThat(tables.count("refusal")).isZero();
  }

  private Map<String, Object> refund(long refunded, boolean starts) {
    Map<String, Object> fields = new HashMap<>(Upstream.totals(2500, 2500, refunded));
    fields.put("refundId", new UUID(2, 2));
    if (starts) {
      fields.put("amount", 1000L);
    }
    return fields;
  }
}
