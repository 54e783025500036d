package dev.plumb.systemtests.bench;

import com.rabbitmq.client.AMQP;
import dev.plumb.contracts.Contracts;
import dev.plumb.local.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shipping applies queued OrderPlaced events, against PerfTest's receive rate. */
final class Consume implements Line {

  private static final String TYPE = "order.order-placed.v1";
  private static final String EXCHANGE = "shipping.order";
  private static final String LIMIT_EXCHANGE = "bench.consume";
  private static final int QUEUES = 8;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(100);

  @Override
  public String name() {
    return "consume";
  }

  @Override
  public Row measure(Rig rig) {
    // Started once, so that its queues are there.
    rig.only(Application.SHIPPING);
    rig.only();
    int warmUp = rig.size().events() / 3;
    int events = rig.size().events();
    Sql shipping = rig.sql(Application.SHIPPING);
    long before = applied(shipping);
    try (Queues queues = rig.queues()) {
      publish(queues, EXCHANGE, warmUp + events);
      rig.only(Application.SHIPPING);
      Until.is("warm-up is applied", LIMIT, LOOK, () -> applied(shipping) >= before + warmUp);
      long from = applied(shipping);
      double seconds =
          Until.is(
              "all is applied", LIMIT, LOOK, () -> applied(shipping) >= before + warmUp + events);
      double ours = (before + warmUp + events - from) / seconds;
      rig.only();
      queues.hash(LIMIT_EXCHANGE, QUEUES);
      publish(queues, LIMIT_EXCHANGE, warmUp + events);
      double limit =
          rig.perfTest()
              .receive(
                  "consume-limit",
                  LIMIT_EXCHANGE + ".%d",
                  QUEUES,
                  (warmUp + events) / QUEUES * 8 / 10);
      double ratio = ours / limit;
      return new Row(
          "consume: %,d queued events, inbox + gate + state + ack".formatted(events),
          "%.0f/s".formatted(ours),
          "%.0f/s PerfTest, one consumer per queue".formatted(limit),
          "%.2f".formatted(ratio),
          ">= 0.5",
          ratio >= 0.5);
    }
  }

  private static long applied(Sql shipping) {
    return shipping.number("select count(*) from watermark");
  }

  private static void publish(Queues queues, String exchange, int events) {
    Contracts contracts = Contracts.load();
    queues.act(c -> c.confirmSelect());
    queues.act(
        c -> {
          for (int i = 0; i < events; i++) {
            UUID order = UUID.randomUUID();
            c.basicPublish(exchange, order.toString(), properties(order), body(contracts, order));
            if (i % 1000 == 999) {
              confirmed(c);
            }
          }
          confirmed(c);
        });
  }

  private static void confirmed(com.rabbitmq.client.Channel channel) throws java.io.IOException {
    try {
      channel.waitForConfirms();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted");
    }
  }

  private static AMQP.BasicProperties properties(UUID order) {
    UUID id = UUID.randomUUID();
    Map<String, Object> headers = new HashMap<>();
    headers.put("cloudEvents:specversion", "1.0");
    headers.put("cloudEvents:id", id.toString());
    headers.put("cloudEvents:source", "/plumb/order");
    headers.put("cloudEvents:type", TYPE);
    headers.put("cloudEvents:subject", order.toString());
    headers.put("cloudEvents:time", Instant.now().toString());
    headers.put("cloudEvents:dataschema", "contracts/order/order-placed/v1");
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

  private static byte[] body(Contracts contracts, UUID order) {
    return contracts.encode(
        TYPE,
        Map.of(
            "orderId",
            order,
            "customerId",
            "c-1",
            "currency",
            "EUR",
            "totalAmount",
            2500L,
            "paymentMethod",
            "pm_card_visa",
            "lines",
            List.of(
                Map.of(
                    "lineId",
                    UUID.randomUUID(),
                    "sku",
                    "SKU-1",
                    "quantity",
                    2,
                    "unitPrice",
                    1250L)),
            "shippingAddress",
            Map.of(
                "name", "A", "street", "S 1", "city", "B", "postalCode", "10115", "country", "DE"),
            "placedAt",
            Instant.now()));
  }
}
