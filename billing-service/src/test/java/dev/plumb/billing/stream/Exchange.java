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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Another service's exchange, to which billing's queues are bound.
 *
 * @param name that service's stream
 */
record Exchange(String name) {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * @param key what the exchange distributes by
   */
  record Sent(String key, Map<String, Object> headers, byte[] body) {}

  static Sent event(String type, UUID order, long version, byte[] body) {
    return new Sent(order.toString(), headers(type, order, version), body);
  }

  static Map<String, Object> headers(String type, UUID order, long version) {
    return CloudEventHeaders.of(
        UUID.randomUUID(),
        "/plumb/" + streamOf(type),
        streamOf(type),
        order,
        version,
        1,
        type,
        "contracts/" + type.replace('.', '/'),
        Instant.now(),
        null);
  }

  private static String streamOf(String type) {
    return type.substring(0, type.indexOf('.'));
  }

  void publish(Sent... messages) {
    publish(List.of(messages));
  }

  /** Returns once all are confirmed. */
  void publish(List<Sent> messages) {
    await("billing consumes")
        .pollDelay(Duration.ZERO)
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    BrokerSettings broker = BrokerSettings.from(ConfigProvider.getConfig());
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(broker.virtualHost());
    try (Connection connection = factory.newConnection(broker.addresses(), name + " in a test");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (Sent each : messages) {
        channel.basicPublish(
            name,
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
