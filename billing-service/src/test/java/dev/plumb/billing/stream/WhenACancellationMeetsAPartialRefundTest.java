package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 11: the remainder comes from cumulative totals, and no cent goes back twice. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACancellationMeetsAPartialRefundTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  private static final UUID REFUND = UUID.randomUUID();

  @Test
  void theCancellationRefundsWhatTheRefundLeft() {
    captured();
    upstream.refundRequested(order, REFUND, 1000);
    upstream.cancellationRequested(order);
    upstream.goodsKept(order);

    payments.eventually(order, "REFUNDED");
    assertThat(payments.calls(order)).containsExactly("authorize", "capture", "refund", "refund");
    assertThat(refunded()).isEqualTo(2500);
  }

  @Test
  void aRefundThatComesSecondFindsNothingLeft() {
    captured();
    upstream.cancellationRequested(order);
    upstream.goodsKept(order);
    upstream.refundRequested(order, REFUND, 1000);

    payments.eventually(order, "REFUNDED");
    assertThat(payments.calls(order)).containsExactly("authorize", "capture", "refund");
    assertThat(payments.told(order)).contains("refund-failed");
    assertThat(refunded()).isEqualTo(2500);
  }

  private int refunded() {
    return get("/payments/" + order).jsonPath().getInt("refunded");
  }

  private void captured() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    upstream.prepared(order);
    payments.eventually(order, "CAPTURED");
  }
}
