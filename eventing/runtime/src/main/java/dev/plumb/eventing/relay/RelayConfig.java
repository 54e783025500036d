package dev.plumb.eventing.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How committed events are brought to the broker. */
@ConfigMapping(prefix = "plumb.outbox")
public interface RelayConfig {

  /** Portions of the outbox that replicas share out. The same on all of them, for ever. */
  @WithDefault("64")
  int shards();

  /**
   * Events published and not yet marked as sent, which is also the most that a crash publishes a
   * second time. Larger is faster until the broker is busy all the time.
   */
  @WithDefault("1000")
  int window();

  /** Rows read with one statement. Larger means fewer round trips and a longer one. */
  @WithDefault("500")
  int batch();

  /** Events kept in memory at most. Larger rides out a slow database, at the cost of heap. */
  @WithDefault("4000")
  int memory();

  /** How often to look for rows that no wake-up told of. Larger spares the idle database. */
  @WithDefault("1s")
  Duration pollInterval();

  /** A channel on which a confirm takes longer is given up, and what it had in flight retried. */
  @WithDefault("10s")
  Duration confirmTimeout();

  /** Pause of one key after its first return or nack; doubles each time. */
  @WithDefault("200ms")
  Duration retryFirst();

  /** The longest such pause, and how soon an unroutable stream is tried again at the latest. */
  @WithDefault("10s")
  Duration retryLast();

  /** How long a stop waits for confirms of what is in flight. */
  @WithDefault("5s")
  Duration drainTimeout();

  /** Days for which published events can be replayed. Larger takes more disk. */
  @WithDefault("14")
  int keepDays();

  default RelaySettings settings(String service) {
    return new RelaySettings(
        "/plumb/" + service,
        shards(),
        window(),
        batch(),
        memory(),
        pollInterval(),
        confirmTimeout(),
        retryFirst(),
        retryLast(),
        drainTimeout(),
        keepDays());
  }
}
