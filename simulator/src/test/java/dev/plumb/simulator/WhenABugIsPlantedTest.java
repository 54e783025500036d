package dev.plumb.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhenABugIsPlantedTest {

  private static final int SEEDS = 3_000;

  @ParameterizedTest
  @EnumSource
  void aSeedFindsIt(Bug bug) throws InterruptedException {
    assertThat(new Campaign(1, SEEDS, false, Set.of(bug)).firstToFail()).isPresent();
  }
}
