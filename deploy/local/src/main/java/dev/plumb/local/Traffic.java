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
  public Audit on(Site site, Consumer<Integer> finished) {
    return Audit.of(site, experiences(site, finished));
  }

  /**
   * Places them and waits until each is final.
   *
   * @param finished is told how many are, each time
   */
  public List<Experience> experiences(Site site, Consumer<Integer> finished) {
    return new Customers(site.processes(Application.ORDER), patience)
        .all(new OrderMix(seed).orders(orders), finished);
  }
}
