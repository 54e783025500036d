package dev.plumb.eventing.topology;

import com.rabbitmq.client.Channel;
import dev.plumb.eventing.topology.Declaration.Binding;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Each thing before what leads to it, so that nothing is lost in between. */
  public List<Declaration> declarations() {
    List<Declaration> all = new ArrayList<>();
    all.add(Exchange.fanout(dead(), "Takes what the broker gives up on for " + name() + "."));
    all.add(
        new Queue(
            dead(),
            Map.of("x-queue-type", "quorum"),
            "What the broker gave up on; watched, and consumed by nobody."));
    all.add(new Binding(dead(), dead(), false, ""));
    all.add(Exchange.fanout(unrouted(), "Takes what finds no partition of " + name() + "."));
    all.add(new Queue(unrouted(), queueArguments(), "Consumed like one more partition."));
    all.add(new Binding(unrouted(), unrouted(), false, ""));
    all.add(
        new Exchange(
            name(),
            hashType,
            Map.of("alternate-exchange", unrouted()),
            "Spreads the keys of stream %s over the partitions of %s.".formatted(stream, service)));
    for (int slot = 0; slot < partitions; slot++) {
      all.add(
          new Queue(queue(slot), queueArguments(), "All events of some keys, in version order."));
      all.add(new Binding(name(), queue(slot), false, "1"));
    }
    all.add(Exchange.of(stream));
    all.add(new Binding(stream, name(), true, ""));
    return all;
  }

  /** Declares what is missing. */
  public Map<Integer, Long> declare(Channel channel) throws IOException {
    return ensure(Provision.MAKES, channel);
  }

  /**
   * Fails if something is not there now, or with other arguments; the channel is closed then.
   *
   * @return messages ready per slot
   */
  public Map<Integer, Long> ensure(Provision provision, Channel channel) throws IOException {
    Map<String, Long> waiting = new HashMap<>();
    for (Declaration each : declarations()) {
      long messages = provision.of(each, channel);
      if (each instanceof Queue queue) {
        waiting.put(queue.name(), messages);
      }
    }
    return IntStream.range(0, slots())
        .boxed()
        .collect(Collectors.toMap(Function.identity(), slot -> waiting.get(queue(slot))));
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
