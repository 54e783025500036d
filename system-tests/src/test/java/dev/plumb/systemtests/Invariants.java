package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What must hold once everything has drained, over every order there is: read from the three
 * databases, the broker, the counters and the ledger of provider and carrier.
 */
final class Invariants {
  private static final Duration TO_DRAIN = Duration.ofMinutes(2);
  private static final int SHOWN = 20;

  private Invariants() {}

  /** Waits until they do. */
  static void hold(Plumb plumb) {
    Progress.say("  waiting for the invariants to hold");
    assertThat(last(() -> everywhereButInTheBroker(plumb)).stream().limit(SHOWN)).isEmpty();
    // The broker counts what a quorum queue holds every five seconds.
    assertThat(last(() -> new EmptyQueues(plumb).broken())).isEmpty();
  }

  /** Empty, or what is still wrong after the time to drain. */
  private static List<String> last(Supplier<List<String>> broken) {
    AtomicReference<List<String>> last = new AtomicReference<>();
    try {
      Awaitility.await()
          .atMost(TO_DRAIN)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> remembered(last, broken).isEmpty());
    } catch (ConditionTimeoutException _) {
      // The caller tells what is wrong.
    }
    return last.get();
  }

  private static List<String> remembered(
      AtomicReference<List<String>> last, Supplier<List<String>> broken) {
    last.set(broken.get());
    return last.get();
  }

  /** What doesn't hold now, a sentence each; asking the broker as well takes seconds. */
  static List<String> everywhereButInTheBroker(Plumb plumb) {
    return Stream.of(
            new EventsArrived(plumb).broken(),
            new NothingWaits(plumb).broken(),
            new CountersAddUp(plumb).broken(),
            OrdersAgree.of(plumb).broken())
        .flatMap(List::stream)
        .toList();
  }
}
