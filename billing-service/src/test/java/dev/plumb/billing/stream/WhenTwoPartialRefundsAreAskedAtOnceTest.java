package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 10, at billing: the second is decided while the first is under way, and counts it. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenTwoPartialRefundsAreAskedAtOnceTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();

  @BeforeEach
  void captured() {
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
    upstream.prepared(order);
    payments.eventually(order, "CAPTURED");
    PaidHere.HELD_BACK.add(order.toString());
  }

  @Test
  void togetherTheyNeverExceedWhatWasTaken() {
    ask(2000, 501);

    payments.eventually(order, "PARTIALLY_REFUNDED");
    refundedInCalls(2000, 1);
    assertThat(payments.told(order)).contains("refund-failed");
  }

  @Test
  void theLargerOneMayBeSecond() {
    ask(501, 2000);

    payments.eventually(order, "PARTIALLY_REFUNDED");
    refundedInCalls(501, 1);
    assertThat(payments.told(order)).contains("refund-failed");
  }

  @Test
  void bothGoBackWhereTheyFit() {
    ask(2000, 500);

    payments.eventually(order, "REFUNDED");
    refundedInCalls(2500, 2);
  }

  private void ask(long first, long second) {
    upstream.refundRequested(order, UUID.randomUUID(), first);
    payments.is(order, "REFUNDING");
    upstream.refundRequested(order, UUID.randomUUID(), second);
    PaidHere.HELD_BACK.remove(order.toString());
  }

  private void refundedInCalls(int cents, int calls) {
    assertThat(get("/payments/" + order).jsonPath().getInt("refunded")).isEqualTo(cents);
    assertThat(payments.calls(order)).filteredOn("refund"::equals).hasSize(calls);
  }
}
