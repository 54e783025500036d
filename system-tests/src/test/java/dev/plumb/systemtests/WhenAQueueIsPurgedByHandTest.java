package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** With everything in it that shipping was to hear of an order; nobody sends it again by hand. */
@OnAllOfPlumb
class WhenAQueueIsPurgedByHandTest {
  private static final int PARTITIONS = 8;

  private final Plumb plumb;

  WhenAQueueIsPurgedByHandTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @Test
  void theOrderIsDeliveredAllTheSame() {
    Shop shop = new Shop(plumb);
    List<Replica> shipping = plumb.replicas(Application.SHIPPING);
    Replicas.kill(shipping);
    String order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
    shop.awaitOrder(order, "CONFIRMED");
    Awaitility.await("all that order has to say is on the broker")
        .atMost(Duration.ofMinutes(1))
        .until(() -> plumb.database(Application.ORDER).number("select count(*) from outbox") == 0);

    try (Broker broker = new Broker(plumb.backends().rabbit())) {
      assertThat(IntStream.range(0, PARTITIONS).map(i -> broker.purge("shipping.order." + i)).sum())
          .as("messages purged")
          .isGreaterThanOrEqualTo(2);
    }
    Replicas.start(shipping);
    long began = System.nanoTime();
    shop.awaitShipment(order, "DELIVERED");

    Progress.say(
        "  delivered %d ms after shipping was back"
            .formatted(Duration.ofNanos(System.nanoTime() - began).toMillis()));
    shop.awaitOrder(order, "DELIVERED");
    Invariants.hold(plumb);
  }
}
