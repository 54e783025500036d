package dev.plumb.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Many seeds, one world each, on all processors; the first that goes wrong ends it. */
public final class Campaign {

  private final long first;
  private final long seeds;
  private final boolean told;
  private final Set<Bug> bugs;
  private final AtomicLong next;
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong orders = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<Long> failed = new AtomicReference<>();

  public Campaign(long first, long seeds, boolean told, Set<Bug> bugs) {
    this.first = first;
    this.seeds = seeds;
    this.told = told;
    this.bugs = bugs;
    this.next = new AtomicLong(first);
  }

  boolean run() throws InterruptedException {
    long began = System.nanoTime();
    Optional<Long> seed = firstToFail();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%,d seeds, %,d orders, %,d steps, %.1f h of their time in %.1f s: %.0f seeds/s, %.1f ms of"
            + " processor time each%n",
        done.get(),
        orders.get(),
        steps.get(),
        nanos.get() / 3.6e12,
        seconds,
        done.get() / seconds,
        processorMillis() / done.get());
    seed.ifPresent(this::show);
    if (seed.isEmpty() && told) {
      Simulation.run(first, true, bugs).story().sentences().forEach(System.out::println);
    }
    return seed.isEmpty();
  }

  private static double processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
  }

  private void show(long seed) {
    Outcome outcome = Simulation.run(seed, true, bugs);
    outcome.story().sentences().forEach(System.out::println);
    System.out.printf("seed %d: %s%n", seed, outcome.violation().orElse("nothing, this time"));
  }

  /** Of those that failed, the lowest seed. */
  public Optional<Long> firstToFail() throws InterruptedException {
    AtomicBoolean broken = new AtomicBoolean();
    Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
    for (int each = 0; each < threads.length; each++) {
      threads[each] = Thread.ofPlatform().daemon().start(() -> runUntil(broken));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return Optional.ofNullable(failed.get());
  }

  private void runUntil(AtomicBoolean broken) {
    for (long seed = next.getAndIncrement();
        seed < first + seeds && !broken.get();
        seed = next.getAndIncrement()) {
      Outcome outcome = Simulation.run(seed, false, bugs);
      steps.addAndGet(outcome.steps());
      nanos.addAndGet(outcome.nanos());
      orders.addAndGet(outcome.orders());
      done.incrementAndGet();
      if (outcome.violation().isPresent()) {
        long lower = seed;
        failed.updateAndGet(other -> other == null ? lower : Math.min(other, lower));
        broken.set(true);
      }
    }
  }
}
