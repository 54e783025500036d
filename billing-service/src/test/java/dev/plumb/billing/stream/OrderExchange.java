package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.wire.CloudEventHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;

/** The broker's exchange that order-service publishes to and billing's queues are bound to. */
@Singleton
class OrderExchange {

  private static final String NAME = "order";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * @param key what the exchange distributes by
   */
  record Sent(String key, Map<String, Object> headers, byte[] body) {}

  private final BrokerSettings broker;

  OrderExchange(Config config) {
    this.broker = BrokerSettings.from(config);
  }

  static Sent event(String type, UUID order, long version, byte[] body) {
    return new Sent(order.toString(), headers(type, order, version), body);
  }

  static Map<String, Object> headers(String type, UUID order, long version) {
    return CloudEventHeaders.of(
        UUID.randomUUID(),
        "/plumb/order",
        NAME,
        order,
        version,
        1,
        type,
        "contracts/" + type.replace('.', '/'),
        Instant.now(),
        null);
  }

  void publish(Sent... messages) {
    publish(List.of(messages));
  }

  /** Returns once all are confirmed. */
  void publish(List<Sent> messages) {
    await("billing consumes")
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(broker.virtualHost());
    try (Connection connection =
            factory.newConnection(broker.addresses(), "order-service in a test");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (Sent each : messages) {
        channel.basicPublish(
            NAME,
            each.key(),
            MessageProperties.PERSISTENT_BASIC.builder().headers(each.headers()).build(),
            each.body());
      }
      channel.waitForConfirmsOrDie(LIMIT.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
