package dev.plumb.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhenAnythingGoesWrongTest {

  /** Enough for some of them to hit each thing that could take chance or time from elsewhere. */
  private static final int REPLAYED = 300;

  private static final int SEEDS = Integer.getInteger("seeds", 10_000);

  @Test
  void theThreeServicesEndUpRightInEveryWorld() throws InterruptedException {
    Campaign campaign = new Campaign(1, SEEDS, false, Set.of());

    Optional<Long> failed = campaign.firstToFail();

    assertThat(failed.map(seed -> Simulation.run(seed, true, Set.of()).story().sentences()))
        .isEmpty();
  }

  @Test
  void aSeedTellsTheSameStoryEachTime() {
    for (long seed = 1; seed <= REPLAYED; seed++) {
      Outcome once = Simulation.run(seed, true, Set.of());
      Outcome again = Simulation.run(seed, true, Set.of());

      assertThat(again.story().sentences()).isEqualTo(once.story().sentences()).isNotEmpty();
    }
  }

  @Test
  void whatNobodyListensToHappensAllTheSame() {
    Outcome told = Simulation.run(7, true, Set.of());
    Outcome untold = Simulation.run(7, false, Set.of());

    assertThat(untold.steps()).isEqualTo(told.steps());
    assertThat(untold.nanos()).isEqualTo(told.nanos());
  }

  @Test
  void aSeedThatGoesWrongGoesWrongTheSameWayEachTime() throws InterruptedException {
    Set<Bug> bugs = Set.of(Bug.OUTBOX_OUTSIDE_TRANSACTION);
    long seed = new Campaign(1, SEEDS, false, bugs).firstToFail().orElseThrow();

    Outcome once = Simulation.run(seed, true, bugs);
    Outcome again = Simulation.run(seed, true, bugs);

    assertThat(once.violation()).isPresent().isEqualTo(again.violation());
    assertThat(again.story().sentences()).isEqualTo(once.story().sentences());
    assertThat(once.story().sentences()).anyMatch(it -> it.contains("VIOLATION: "));
  }
}
