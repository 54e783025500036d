package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 14: nothing is taken of what has lapsed; the next attempt goes on. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnAuthorizationExpiresBeforeTheDispatchTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @Test
  void itIsLetGoAndTheNextAttemptIsCaptured() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    assertThat(payments.waiting(order)).containsExactly("payment.expiry");

    payments.timeIsOver(order, "payment.expiry");
    payments.eventually(order, "EXPIRED");
    upstream.prepared(order);

    payments.eventually(order, "CAPTURED");
    assertThat(payments.calls(order)).containsExactly("authorize", "void", "authorize", "capture");
    assertThat(payments.told(order))
        .containsExactly(
            "payment-authorized",
            "payment-authorization-expired",
            "payment-authorized",
            "payment-captured");
    assertThat(payments.waiting(order)).isEmpty();
  }

  @Test
  void aParcelThatWasFasterIsPaidAndNothingLapses() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    upstream.prepared(order);
    payments.eventually(order, "CAPTURED");

    assertThat(payments.waiting(order)).isEmpty();
  }
}
