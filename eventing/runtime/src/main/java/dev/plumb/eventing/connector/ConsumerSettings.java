package dev.plumb.eventing.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams are consumed. */
@ConfigMapping(prefix = "plumb.consumer")
public interface ConsumerSettings {

  /**
   * Queues a stream is divided into, and the most replicas that share it. Changing it sends keys to
   * other queues: stop the producers and drain first.
   */
  @WithDefault("8")
  int partitions();

  /** Exchange type that spreads keys over partitions; {@code x-modulus-hash} from RabbitMQ 4.3. */
  @WithDefault("x-consistent-hash")
  String hashExchange();

  /** Deliveries that are enough for a transaction, so that it doesn't wait for more. */
  @WithDefault("64")
  int batchSize();

  /**
   * Deliveries in one transaction at most, where that many have piled up. Larger catches up faster
   * (256 about twice as fast as 64); smaller has transactions hold their locks for a shorter time.
   */
  @WithDefault("256")
  int backlogBatchSize();

  /**
   * How long a batch waits for more after its first delivery. Without waiting, batches still form
   * under load, of what comes while the one before is applied; waiting makes fewer transactions of
   * them and is latency under low load.
   */
  @WithDefault("0ms")
  Duration batchWait();

  /**
   * Unacknowledged deliveries per partition. Larger keeps lanes busy; smaller leaves less to be
   * delivered again after a crash.
   */
  @WithDefault("512")
  int prefetch();

  /** How often the topology is looked after and the backlog is counted. */
  @WithDefault("5s")
  Duration topologyCheck();

  /** Pause after a failure of the broker; each further one is twice as long, give or take. */
  @WithDefault("200ms")
  Duration reconnectFrom();

  /** The longest pause: how late consuming goes on at worst after the broker is back. */
  @WithDefault("5s")
  Duration reconnectUpTo();

  /** How long a stop waits for the batches in hand. */
  @WithDefault("10s")
  Duration drain();
}
