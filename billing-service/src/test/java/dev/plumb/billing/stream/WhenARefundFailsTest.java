package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 19, at billing: it is tried again until the money is back. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenARefundFailsTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void itIsTriedAgainUntilTheMoneyIsBack() {
    captured();
    PaidHere.REFUND_FAILS.add(order.toString());

    upstream.refundRequested(order, UUID.randomUUID(), 2500);

    payments.eventually(order, "REFUNDED");
    assertThat(payments.told(order))
        .endsWith("refund-started", "refund-failed", "refund-started", "refund-completed");
  }

  private void captured() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    upstream.prepared(order);
    payments.eventually(order, "CAPTURED");
  }
}
