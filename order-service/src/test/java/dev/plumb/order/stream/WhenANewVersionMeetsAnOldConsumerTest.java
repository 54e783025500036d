package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Race 20: in the middle of a rollout, what isn't known is put aside with its reason, not guessed.
 */
@QuarkusTest
class WhenANewVersionMeetsAnOldConsumerTest {

  private static final byte[] UNKNOWN_SCHEMA = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0};

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  private UUID order;

  @BeforeEach
  void empty() {
    tables.empty();
    order = placed();
  }

  @Test
  void anUnknownTypeHoldsUpItsOrderOnly() {
    upstream.deliver("payment", List.of(authorizedAs("payment.payment-authorized.v2")));

    waits("payment.payment-authorized.v2");
  }

  @Test
  void anUnknownSchemaHoldsUpItsOrderOnly() {
    upstream.deliver("payment", List.of(received("payment.payment-authorized.v1", UNKNOWN_SCHEMA)));

    waits("unknown schema 0807060504030201");
  }

  @Test
  void anUnknownValueIsNotGuessed() {
    upstream.payment(order, 1, "payment-state", Upstream.paymentIs("FROZEN", 2500, 0));

    waits("status FROZEN");
  }

  @Test
  void onceItIsNoLongerOldTheOrderGoesOn() {
    upstream.deliver("payment", List.of(received("payment.payment-authorized.v1", UNKNOWN_SCHEMA)));
    upstream.payment(order, 2, "payment-captured", Upstream.captured(2500));
    read(order).then().body("status", equalTo("PLACED"));

    DeadLetters.mend(tables, order, authorizedAs("payment.payment-authorized.v1").body());
    DeadLetters.redrive(order);

    read(order).then().body("status", equalTo("CONFIRMED")).body("payment.captured", equalTo(2500));
  }

  /** The new event is dead, what is behind it parked, and another order doesn't notice. */
  private void waits(String reason) {
    UUID other = placed();
    upstream.payment(order, 2, "payment-captured", Upstream.captured(2500));
    upstream.payment(other, 1, "payment-authorized", Upstream.authorized(2500));

    read(order).then().body("status", equalTo("PLACED")).body("payment.captured", equalTo(0));
    read(other).then().body("status", equalTo("CONFIRMED"));
    assertThat(tables.column("select reason from dead_letter where key = ?", order))
        .singleElement()
        .asString()
        .contains(reason);
    assertThat(tables.column("select version from parked where key = ?", order))
        .containsExactly(2L);
  }

  private ReceivedEvent authorizedAs(String type) {
    return received(
        type,
        upstream
            .event(order, 1, "payment", "payment-authorized", Upstream.authorized(2500))
            .body());
  }

  private ReceivedEvent received(String type, byte[] body) {
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/plumb/test",
        "payment",
        order,
        1,
        type,
        "contracts/payment/payment-authorized/v2",
        Instant.EPOCH,
        Optional.empty(),
        body);
  }
}
