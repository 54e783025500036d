package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** As after billing's database was put back: the provider knows more than it does. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAForgottenOrderIsToldAgainTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  /** The provider has forgotten the key under which it was authorised, but not the intent. */
  @Test
  void anAuthorizationFromBeforeTheProvidersMemoryOfKeysIsFoundAndNotMadeAgain() {
    PaidHere.INTENTS.put(order.toString(), "requires_capture");

    upstream.placedLongAgo(order);

    payments.eventually(order, "AUTHORIZED");
    assertThat(PaidHere.KEYS).noneMatch(key -> key.contains(order.toString()));
    assertThat(payments.told(order)).containsExactly("payment-authorized");
  }
}
