package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 4: parked until the gap closes; where it can't, a tombstone. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACancellationComesBeforeItsOrderTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void itWaitsForTheOrderAndThenHoldsNoMoney() {
    upstream.leaveOut(order, 1);
    upstream.cancellationRequested(order);
    assertThat(payments.calls(order)).isEmpty();

    upstream.goBackTo(order, 1);
    upstream.placed(order);

    payments.eventually(order, "VOIDED");
    assertThat(payments.calls(order)).containsExactly("authorize", "void");
  }

  @Test
  void anOrderThatIsOverBeforeItWasKnownIsNeverCharged() {
    upstream.cancellationRequested(order);
    payments.is(order, "CLOSED_WITHOUT_CHARGE");

    upstream.placed(order);

    payments.is(order, "CLOSED_WITHOUT_CHARGE");
    assertThat(payments.calls(order)).isEmpty();
    assertThat(payments.told(order)).containsExactly("payment-closed-without-charge");
  }
}
