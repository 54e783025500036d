package dev.plumb.eventing.topology;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What one service needs on the broker to consume one stream: a hash exchange of its own behind the
 * producer's exchange, partition queues behind that, and queues for what finds no partition or is
 * rejected.
 *
 * <pre>
 * stream -> service.stream (hash) -> service.stream.0 .. n-1
 *             alternate: service.stream.unrouted
 *                                    dead letters: service.stream.dead
 * </pre>
 *
 * <p>Slots 0 to n-1 are the partitions; slot n is the unrouted queue, consumed like one more
 * partition.
 *
 * @param partitions changing it sends keys to other queues: drain first
 * @param hashType {@code x-consistent-hash}, or {@code x-modulus-hash} where the broker has it
 */
public record Topology(String service, String stream, int partitions, String hashType) {

  /**
   * Every loss of a connection counts as a failed delivery, and 20 of them are the limit from
   * RabbitMQ 4.0 on (https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling): a long
   * outage would cost good events. With any limit, what is delivered again keeps its place.
   */
  private static final int DELIVERY_LIMIT = 1_000_000;

  public Topology {
    if (partitions < 1 || partitions > 1000) {
      throw new IllegalArgumentException(
          "plumb.consumer.partitions is " + partitions + ", not 1 to 1000");
    }
  }

  public int slots() {
    return partitions + 1;
  }

  public String queue(int slot) {
    return slot < partitions ? name() + "." + slot : unrouted();
  }

  /** Of the hash exchange. */
  public String name() {
    return exchange(service, stream);
  }

  /** The hash exchange of a service for a stream, whatever its partitions. */
  public static String exchange(String service, String stream) {
    return service + "." + stream;
  }

  public String unrouted() {
    return name() + ".unrouted";
  }

  public String dead() {
    return name() + ".dead";
  }

  /**
   * Declares what is missing, each thing before what leads to it, so that nothing is lost in
   * between. Fails if something is there with other arguments; the channel is closed then.
   *
   * @return messages ready per slot
   */
  public Map<Integer, Long> declare(Channel channel) throws IOException {
    channel.exchangeDeclare(dead(), BuiltinExchangeType.FANOUT, true);
    channel.queueDeclare(dead(), true, false, false, Map.of("x-queue-type", "quorum"));
    channel.queueBind(dead(), dead(), "");
    channel.exchangeDeclare(unrouted(), BuiltinExchangeType.FANOUT, true);
    Map<Integer, Long> ready = new HashMap<>();
    ready.put(partitions, declareQueue(channel, unrouted()));
    channel.queueBind(unrouted(), unrouted(), "");
    channel.exchangeDeclare(
        name(), hashType, true, false, Map.of("alternate-exchange", unrouted()));
    for (int slot = 0; slot < partitions; slot++) {
      ready.put(slot, declareQueue(channel, queue(slot)));
      channel.queueBind(queue(slot), name(), "1");
    }
    channel.exchangeDeclare(stream, BuiltinExchangeType.FANOUT, true);
    channel.exchangeBind(name(), stream, "");
    return ready;
  }

  private long declareQueue(Channel channel, String queue) throws IOException {
    return channel.queueDeclare(queue, true, false, false, queueArguments()).getMessageCount();
  }

  private Map<String, Object> queueArguments() {
    return Map.of(
        "x-queue-type",
        "quorum",
        "x-single-active-consumer",
        true,
        "x-dead-letter-exchange",
        dead(),
        "x-delivery-limit",
        DELIVERY_LIMIT);
  }
}
