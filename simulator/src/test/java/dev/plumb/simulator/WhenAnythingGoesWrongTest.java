package dev.plumb.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhenAnythingGoesWrongTest {

  private static final int SEEDS = Integer.getInteger("seeds", 3_000);

  @Test
  void theThreeServicesEndUpRightInEveryWorld() throws InterruptedException {
    Campaign campaign = new Campaign(1, SEEDS, false, Set.of());

    Optional<Long> failed = campaign.firstToFail();

    assertThat(failed.map(seed -> Simulation.run(seed, true, Set.of()).story().sentences()))
        .isEmpty();
  }

  @Test
  void aSeedTellsTheSameStoryEachTime() {
    Outcome once = Simulation.run(7, true, Set.of());
    Outcome again = Simulation.run(7, true, Set.of());

    assertThat(once.story().sentences()).isEqualTo(again.story().sentences()).isNotEmpty();
  }

  @Test
  void aSeedThatGoesWrongGoesWrongTheSameWayEachTime() {
    Outcome once = Simulation.run(3, true, Set.of(Bug.OUTBOX_OUTSIDE_TRANSACTION));
    Outcome again = Simulation.run(3, true, Set.of(Bug.OUTBOX_OUTSIDE_TRANSACTION));

    assertThat(once.violation()).isPresent().isEqualTo(again.violation());
    assertThat(once.story().sentences()).isEqualTo(again.story().sentences());
  }
}
