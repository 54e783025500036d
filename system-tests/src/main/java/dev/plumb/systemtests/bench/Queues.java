package dev.plumb.systemtests.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.plumb.eventing.backends.Rabbit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** What the benchmark itself declares and counts on the broker. */
final class Queues implements AutoCloseable {

  private final Connection connection;
  private final Channel channel;

  Queues(Rabbit rabbit) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(rabbit.host());
    factory.setPort(rabbit.port());
    factory.setUsername(rabbit.user());
    factory.setPassword(rabbit.password());
    try {
      connection = factory.newConnection("bench");
      channel = connection.createChannel();
    } catch (IOException | TimeoutException e) {
      throw new BenchFailure("no connection to the broker: " + e.getMessage());
    }
  }

  interface Action {
    void on(Channel channel) throws IOException;
  }

  void act(Action action) {
    try {
      action.on(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Channel channel() {
    return channel;
  }

  /** A hash exchange over quorum queues {@code <exchange>.0 ...}. */
  void hash(String exchange, int queues) {
    act(
        c -> {
          c.exchangeDeclare(exchange, "x-consistent-hash", true);
          for (int queue = 0; queue < queues; queue++) {
            String name = exchange + "." + queue;
            c.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
            c.queueBind(name, exchange, "10");
          }
        });
  }

  void purge(String exchange, int queues) {
    act(
        c -> {
          for (int queue = 0; queue < queues; queue++) {
            c.queuePurge(exchange + "." + queue);
          }
        });
  }

  long ready(String exchange, int queues) {
    long[] sum = {0};
    act(
        c -> {
          for (int queue = 0; queue < queues; queue++) {
            AMQP.Queue.DeclareOk ok = c.queueDeclarePassive(exchange + "." + queue);
            sum[0] += ok.getMessageCount();
          }
        });
    return sum[0];
  }

  @Override
  public void close() {
    act(c -> connection.close());
  }
}
