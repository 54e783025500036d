package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Experience;
import dev.plumb.local.Intention;
import dev.plumb.local.Plumb;
import dev.plumb.local.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One of every intention comes every so often, whether those before have their answer or not. */
final class SteadyCustomers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration TO_COME = Duration.ofMinutes(1);

  private final Plumb plumb;
  private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService inside = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<List<Experience>>> groups = new CopyOnWriteArrayList<>();

  private SteadyCustomers(Plumb plumb) {
    this.plumb = plumb;
  }

  static SteadyCustomers every(Duration interval, Plumb plumb) {
    SteadyCustomers customers = new SteadyCustomers(plumb);
    customers.door.scheduleWithFixedDelay(
        customers::come, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    return customers;
  }

  /** Returns when so many more have placed their order. */
  void awaitMore(int orders) {
    long before = placed();
    Awaitility.await(orders + " more orders")
        .atMost(TO_COME)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> placed() >= before + orders);
  }

  /** Nobody comes any more; waits for the last one, whose order may not be left where it was. */
  void allGetTheirAnswer() {
    close();
    List<Experience> all =
        groups.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    Progress.say("  %d orders have their end".formatted(all.size()));
    assertThat(all).allMatch(Experience::isFinal);
  }

  @Override
  public void close() {
    door.close();
  }

  private void come() {
    Traffic group = new Traffic(Intention.values().length, groups.size(), PATIENCE);
    groups.add(CompletableFuture.supplyAsync(() -> group.experiences(plumb, done -> {}), inside));
  }

  private long placed() {
    return plumb.database(Application.ORDER).number("select count(*) from orders");
  }
}
