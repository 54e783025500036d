package dev.plumb.order.stream;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.wire.CloudEventHeaders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another service's exchange, on the broker that the application has been given. */
record Exchange(String name) {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Contracts CONTRACTS = Contracts.load();

  /**
   * Returns once the broker has it.
   *
   * @param fields beside those that all events of the stream have
   */
  void publish(UUID order, long version, String event, Map<String, Object> fields) {
    await("order consumes")
        .pollDelay(Duration.ZERO)
        .atMost(LIMIT)
        .until(() -> get("/q/health/ready").statusCode() == 200);
    String type = name + "." + event + ".v1";
    Map<String, Object> all = new HashMap<>(Upstream.common(name));
    all.put("orderId", order);
    all.putAll(fields);
    Map<String, Object> headers =
        CloudEventHeaders.of(
            UUID.randomUUID(),
            "/plumb/" + name,
            name,
            order,
            version,
            1,
            type,
            CONTRACTS.schemaRef(type),
            Instant.now(),
            null);
    send(order.toString(), headers, CONTRACTS.encode(type, all));
  }

  private void send(String key, Map<String, Object> headers, byte[] body) {
    BrokerSettings broker = BrokerSettings.from(ConfigProvider.getConfig());
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(broker.virtualHost());
    try (Connection connection = factory.newConnection(broker.addresses(), name + " in a test");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          name, key, MessageProperties.PERSISTENT_BASIC.builder().headers(headers).build(), body);
      channel.waitForConfirmsOrDie(LIMIT.toMillis());
    } catch (IOException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
