package dev.plumb.eventing.relay;

import java.time.Duration;

/**
 * Units and effects are told at {@link RelayConfig}.
 *
 * @param source the CloudEvents source of everything published here, {@code /plumb/order}
 */
public record RelaySettings(
    String source,
    int shards,
    int window,
    int batch,
    int memory,
    Duration pollInterval,
    Duration confirmTimeout,
    Duration retryFirst,
    Duration retryLast,
    Duration drainTimeout,
    int keepDays) {

  public RelaySettings {
    require(window >= 1, "plumb.outbox.window must be at least 1");
    require(batch >= 1, "plumb.outbox.batch must be at least 1");
    require(memory >= batch, "plumb.outbox.memory must be at least plumb.outbox.batch");
    require(shards >= 1 && shards <= Short.MAX_VALUE, "plumb.outbox.shards must be 1 to 32767");
    require(keepDays >= 1, "plumb.outbox.keep-days must be at least 1");
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
