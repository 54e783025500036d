package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How the relay is doing, put together on its thread now and then, read by any. */
final class StatusReport {

  private static final long EVERY = 250_000_000;

  private final String name;
  private final BrokerConnector broker;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private long nextAt;
  private volatile Instant lastConfirmed;
  private volatile RelayStatus status =
      new RelayStatus(false, false, Optional.empty(), 0, 0, 0, Duration.ZERO, Optional.empty());

  StatusReport(String name, BrokerConnector broker, LongSupplier nanoTime, InstantSource clock) {
    this.name = name;
    this.broker = broker;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.nextAt = nanoTime.getAsLong();
  }

  RelayStatus status() {
    return status;
  }

  void confirmed() {
    lastConfirmed = clock.instant();
  }

  void refresh(Publishing publishing, LeasedShards shards, Lanes lanes, int inDoubt) {
    long now = nanoTime.getAsLong();
    if (now - nextAt < 0) {
      return;
    }
    nextAt = now + EVERY;
    status =
        new RelayStatus(
            publishing.isOpen(),
            publishing.isBlocked(),
            broker.waitingFor(name),
            shards.held(),
            inDoubt,
            lanes.waitingKeys(),
            age(lanes.waitingSinceMillis()),
            Optional.ofNullable(lastConfirmed));
  }

  private Duration age(long sinceMillis) {
    return sinceMillis == Long.MAX_VALUE
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(0, clock.millis() - sinceMillis));
  }
}
