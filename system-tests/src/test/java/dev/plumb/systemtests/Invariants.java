package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.List;
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
    untilEmpty(() -> everywhereButInTheBroker(plumb));
    // The broker counts what a quorum queue holds every five seconds.
    untilEmpty(() -> new EmptyQueues(plumb).broken());
    assertThat(broken(plumb).stream().limit(SHOWN)).isEmpty();
  }

  private static void untilEmpty(Supplier<List<String>> broken) {
    try {
      Awaitility.await()
          .atMost(TO_DRAIN)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> broken.get().isEmpty());
    } catch (ConditionTimeoutException _) {
      // What is wrong is told by the caller.
    }
  }

  /** What doesn't hold now, a sentence each. */
  static List<String> broken(Plumb plumb) {
    return Stream.concat(
            everywhereButInTheBroker(plumb).stream(), new EmptyQueues(plumb).broken().stream())
        .toList();
  }

  /** Asking the broker takes seconds. */
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
