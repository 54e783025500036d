package dev.plumb.eventing.broker;

import com.rabbitmq.client.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * In which order the broker's nodes are tried: at random, so that connections and replicas spread,
 * and what failed lately after the others, so that a silent node costs one wait and not one for
 * each connection.
 */
final class BrokerNodes {

  private static final long LATELY = Duration.ofSeconds(30).toNanos();

  private final List<Address> all;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final ConcurrentMap<Address, Long> failedAt = new ConcurrentHashMap<>();

  BrokerNodes(List<Address> all, LongSupplier nanoTime, RandomGenerator random) {
    this.all = List.copyOf(all);
    this.nanoTime = nanoTime;
    this.random = random;
  }

  List<Address> inOrder() {
    List<Address> order = new ArrayList<>(all);
    Collections.shuffle(order, random);
    order.sort(Comparator.comparing(this::hasFailedLately));
    return order;
  }

  void failed(Address node) {
    failedAt.put(node, nanoTime.getAsLong());
  }

  void answered(Address node) {
    failedAt.remove(node);
  }

  private boolean hasFailedLately(Address node) {
    Long at = failedAt.get(node);
    return at != null && nanoTime.getAsLong() - at < LATELY;
  }
}
