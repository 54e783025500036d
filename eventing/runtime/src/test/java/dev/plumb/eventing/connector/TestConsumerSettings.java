package dev.plumb.eventing.connector;

import java.time.Duration;

/** As an application has them, with shorter pauses. */
record TestConsumerSettings(int backlogBatchSize) implements ConsumerSettings {

  @Override
  public int partitions() {
    return Replica.PARTITIONS;
  }

  @Override
  public String hashExchange() {
    return "x-consistent-hash";
  }

  @Override
  public int batchSize() {
    return 64;
  }

  @Override
  public Duration batchWait() {
    return Duration.ofMillis(5);
  }

  @Override
  public int prefetch() {
    return 512;
  }

  @Override
  public Duration topologyCheck() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration reconnectFrom() {
    return Duration.ofMillis(50);
  }

  @Override
  public Duration reconnectUpTo() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration drain() {
    return Duration.ofSeconds(10);
  }
}
