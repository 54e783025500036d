package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Experience;
import dev.plumb.local.Plumb;
import dev.plumb.local.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/** Customers who go on ordering and cancelling while something breaks. */
final class Crowd {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration TO_BE_BUSY = Duration.ofMinutes(1);
  private static final Executor OWN_THREAD = Executors.newVirtualThreadPerTaskExecutor();

  private final Plumb plumb;
  private final CompletableFuture<List<Experience>> orders;

  private Crowd(Plumb plumb, CompletableFuture<List<Experience>> orders) {
    this.plumb = plumb;
    this.orders = orders;
  }

  static Crowd of(int number, long seed, Plumb plumb) {
    Traffic traffic = new Traffic(number, seed, PATIENCE);
    return new Crowd(
        plumb,
        CompletableFuture.supplyAsync(
            () -> traffic.experiences(plumb, Progress.of(number)), OWN_THREAD));
  }

  /** Waits until the service has decided this many things more: it is in the middle of the work. */
  void keepBusy(Application service, int events) {
    long before = events(service);
    Awaitility.await(service + " is busy")
        .atMost(TO_BE_BUSY)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> events(service) >= before + events);
  }

  /** Waits for the last customer; nobody's order may be left where it was. */
  void allGetTheirAnswer() {
    allGetTheirAnswerBefore(() -> {});
  }

  /**
   * @param repair done once all have theirs, before the books are looked at
   */
  void allGetTheirAnswerBefore(Runnable repair) {
    assertThat(orders.join()).allMatch(Experience::isFinal);
    repair.run();
    Invariants.hold(plumb);
  }

  private long events(Application service) {
    return plumb.database(service).number("select count(*) from event_log");
  }
}
