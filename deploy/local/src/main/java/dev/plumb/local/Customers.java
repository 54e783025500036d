package dev.plumb.local;

import dev.plumb.local.OrderMix.Draft;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** One for each order; so many are in the shop at once, the others wait at its door. */
final class Customers {
  private static final int AT_ONCE = 500;

  private final Calls orders;
  private final Duration patience;
  private final Semaphore door = new Semaphore(AT_ONCE);

  /**
   * @param orders the replicas of the order service; customers spread over them
   * @param patience for one order to become final
   */
  Customers(List<Http> orders, Duration patience) {
    this.orders = new Calls(orders);
    this.patience = patience;
  }

  List<Experience> all(List<Draft> drafts, Consumer<Integer> finished) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      int[] done = new int[1];
      List<Future<Experience>> all =
          drafts.stream()
              .map(
                  draft ->
                      threads.submit(
                          () -> {
                            Experience experience = live(draft);
                            synchronized (done) {
                              finished.accept(++done[0]);
                            }
                            return experience;
                          }))
              .toList();
      return all.stream().map(Customers::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private Experience live(Draft draft) throws InterruptedException {
    door.acquire();
    try {
      return new Customer(draft, orders, patience).live();
    } finally {
      door.release();
    }
  }

  private static Experience result(Future<Experience> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      // Not set again: what was started is ended next, and that waits.
      throw new IllegalStateException("ended before all orders were final", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A customer failed", e);
    }
  }
}
