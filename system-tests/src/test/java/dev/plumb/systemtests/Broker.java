package dev.plumb.systemtests;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import dev.plumb.eventing.backends.Rabbit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A connection past the services. */
final class Broker implements AutoCloseable {
  private final Connection connection;
  private final Channel channel;

  Broker(Rabbit rabbit) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(rabbit.host());
    factory.setPort(rabbit.port());
    factory.setUsername(rabbit.user());
    factory.setPassword(rabbit.password());
    try {
      connection = factory.newConnection("system-tests");
      channel = connection.createChannel();
      channel.confirmSelect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The broker doesn't answer", e);
    }
  }

  /** Returns when the broker has it. */
  void publish(String queue) {
    try {
      channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, new byte[] {1});
      channel.waitForConfirmsOrDie(30_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("Not confirmed: " + queue, e);
    }
  }

  /** An event, as its producer would send it. Returns when the broker has it. */
  void publish(String exchange, String key, Map<String, Object> headers, byte[] body) {
    AMQP.BasicProperties properties =
        MessageProperties.PERSISTENT_BASIC.builder().headers(headers).build();
    try {
      channel.basicPublish(exchange, key, true, properties, body);
      channel.waitForConfirmsOrDie(30_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("Not confirmed: " + exchange, e);
    }
  }

  /** Makes a queue that gets all that the exchange does. */
  void eavesdrop(String exchange, String queue) {
    try {
      channel.queueDeclare(queue, true, false, false, Map.of());
      channel.queueBind(queue, exchange, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String queue) {
    try {
      channel.queueDelete(queue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many messages were in it. */
  int purge(String queue) {
    try {
      return channel.queuePurge(queue).getMessageCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    connection.abort();
  }
}
