package dev.plumb.local;

import dev.plumb.local.OrderMix.Draft;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** One for each order, many at once. */
final class Customers {
  private final Calls orders;
  private final Duration patience;

  /**
   * @param orders the replicas of the order service; customers spread over them
   * @param patience for one order to become final
   */
  Customers(List<Http> orders, Duration patience) {
    this.orders = new Calls(orders);
    this.patience = patience;
  }

  List<Experience> all(List<Draft> drafts, Consumer<Integer> finished) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int[] done = new int[1];
      List<Future<Experience>> all =
          drafts.stream()
              .map(
                  draft ->
                      threads.submit(
                          () -> {
                            Experience experience = new Customer(draft, orders, patience).live();
                            synchronized (done) {
                              finished.accept(++done[0]);
                            }
                            return experience;
                          }))
              .toList();
      return all.stream().map(Customers::result).toList();
    }
  }

  private static Experience result(Future<Experience> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException("A customer failed", e);
    }
  }
}
