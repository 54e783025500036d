package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 3: money that arrives after the end is not stale: it goes back. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACaptureLandsAfterTheCancellationTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void itIsRefundedNotIgnored() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    upstream.cancellationRequested(order);
    payments.eventually(order, "VOIDED");
    upstream.goodsKept(order);
    upstream.cancelled(order);

    payments.webhook(order, "succeeded", "succeeded");

    payments.eventually(order, "REFUNDED");
    assertThat(payments.told(order)).endsWith("refund-started", "refund-completed");
  }
}
