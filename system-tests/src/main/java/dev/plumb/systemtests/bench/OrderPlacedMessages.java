package dev.plumb.systemtests.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import dev.plumb.contracts.Contracts;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** OrderPlaced events as the relay publishes them, each of an order of its own. */
final class OrderPlacedMessages {

  private static final String TYPE = "order.order-placed.v2";

  private final Contracts contracts = Contracts.load();

  /** Returns once all are confirmed. */
  void publish(Queues queues, String exchange, int events) {
    queues.act(Channel::confirmSelect);
    queues.act(
        channel -> {
          for (int i = 0; i < events; i++) {
            UUID order = timeOrdered();
            channel.basicPublish(exchange, order.toString(), properties(order), body(order));
            if (i % 1000 == 999) {
              awaitConfirms(channel);
            }
          }
          awaitConfirms(channel);
        });
  }

  private static void awaitConfirms(Channel channel) throws IOException {
    try {
      channel.waitForConfirms();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted");
    }
  }

  /** UUIDv7, as order-service gives orders and events. */
  private static UUID timeOrdered() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextLong() & 0xFFF;
    return new UUID(high, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }

  private static AMQP.BasicProperties properties(UUID order) {
    UUID id = timeOrdered();
    Map<String, Object> headers = new HashMap<>();
    headers.put("cloudEvents:specversion", "1.0");
    headers.put("cloudEvents:id", id.toString());
    headers.put("cloudEvents:source", "/plumb/order");
    headers.put("cloudEvents:type", TYPE);
    headers.put("cloudEvents:subject", order.toString());
    headers.put("cloudEvents:time", Instant.now().toString());
    headers.put("cloudEvents:dataschema", "contracts/order/order-placed/v2");
    headers.put("cloudEvents:sequence", "1");
    headers.put("cloudEvents:partitionkey", order.toString());
    headers.put("cloudEvents:stream", "order");
    return new AMQP.BasicProperties.Builder()
        .deliveryMode(2)
        .messageId(id.toString())
        .contentType("application/avro")
        .headers(headers)
        .build();
  }

  private byte[] body(UUID order) {
    return contracts.encode(
        TYPE,
        Map.of(
            "orderId",
            order,
            "customerNumber",
            "c-1",
            "total",
            euros(2500),
            "paymentMethod",
            "pm_card_visa",
            "lines",
            List.of(
                Map.of(
                    "lineId",
                    timeOrdered(),
                    "sku",
                    "SKU-1",
                    "quantity",
                    2,
                    "unitPrice",
                    euros(1250))),
            "deliverTo",
            Map.of(
                "recipient",
                "A",
                "addressLines",
                List.of("S 1"),
                "city",
                "B",
                "postalCode",
                "10115",
                "country",
                "DE"),
            "placedAt",
            Instant.now()));
  }

  private static Map<String, Object> euros(long cents) {
    return Map.of("amount", cents, "currency", "EUR");
  }
}
