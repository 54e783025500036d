package dev.plumb.local;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A mix of orders and the audit after the last one is final.
 *
 * @param seed the same seed gives the same orders
 * @param patience for one order to become final
 */
public record Traffic(int orders, long seed, Duration patience) {

  /** Places them, waits, and checks. */
  public Audit on(Plumb plumb, Consumer<Integer> finished) {
    return Audit.of(plumb, experiences(plumb, finished));
  }

  /**
   * Places them and waits until each is final.
   *
   * @param finished is told how many are, each time
   */
  public List<Experience> experiences(Plumb plumb, Consumer<Integer> finished) {
    List<Http> replicas = plumb.replicas(Application.ORDER).stream().map(Replica::http).toList();
    return new Customers(replicas, patience).all(new OrderMix(seed).orders(orders), finished);
  }
}
