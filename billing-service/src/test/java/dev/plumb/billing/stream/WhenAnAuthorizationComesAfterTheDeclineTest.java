package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 8: accepted by its attempt; what is held for a rejected order is let go. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnAuthorizationComesAfterTheDeclineTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void whatItHoldsIsLetGo() {
    PaidHere.BROKE.add(order.toString());
    upstream.placed(order);
    payments.eventually(order, "FAILED");

    payments.webhook(order, "amount_capturable_updated", "requires_capture");

    payments.is(order, "FAILED");
    assertThat(payments.calls(order)).containsExactly("authorize", "void");
    assertThat(payments.told(order))
        .containsExactly("payment-declined", "payment-closed-without-charge");
  }
}
