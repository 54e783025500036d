package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Race 1: the capture's outcome decides: void or refund. The refund is only intended here: its call
 * waits for the answer to what became of the capture, which this provider owes.
 */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACancellationMeetsACaptureInFlightTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void moneyThatWasTakenGoesBack() {
    inFlight();
    upstream.cancellationRequested(order);
    upstream.goodsKept(order);
    payments.is(order, "UNKNOWN");

    PaidHere.SILENT.remove(order.toString());
    payments.webhook(order, "succeeded", "succeeded");

    payments.is(order, "REFUNDING");
    assertThat(payments.calls(order)).containsExactly("authorize", "capture", "refund");
  }

  @Test
  void aCaptureThatCameFirstIsRefundedToo() {
    inFlight();
    PaidHere.SILENT.remove(order.toString());
    payments.webhook(order, "succeeded", "succeeded");
    upstream.cancellationRequested(order);
    payments.is(order, "CAPTURED");

    upstream.goodsKept(order);

    payments.is(order, "REFUNDING");
    assertThat(payments.calls(order)).containsExactly("authorize", "capture", "refund");
  }

  private void inFlight() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    PaidHere.SILENT.put(order.toString(), true);
    upstream.prepared(order);
    payments.eventually(order, "UNKNOWN");
  }
}
