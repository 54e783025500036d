package dev.plumb.eventing.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class WhenTheApplicationStopsTest {

  private final List<String> drained = new CopyOnWriteArrayList<>();

  @Test
  void partsDrainAtOnceAndWhatCarriesTheirEventsAwayDrainsLast() {
    CyclicBarrier both = new CyclicBarrier(2);
    Runnable meeting =
        () -> {
          meet(both);
          drained.add("part");
        };

    stop(
        new Draining("relay", true, () -> drained.add("relay")),
        new Draining("one", false, meeting),
        new Draining("other", false, meeting));

    assertThat(drained).containsExactly("part", "part", "relay");
  }

  @Test
  void onePartsFaultHindersNoOther() {
    stop(
        new Draining("relay", true, () -> drained.add("relay")),
        new Draining(
            "broken",
            false,
            () -> {
              throw new IllegalStateException("on purpose");
            }));

    assertThat(drained).containsExactly("relay");
  }

  private static void stop(Draining... parts) {
    new Stop(List.of(parts)).stop(null);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception alone) {
      throw new IllegalStateException(alone);
    }
  }
}
