package dev.plumb.auditor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.auditor.domain.CounterRule;
import dev.plumb.auditor.domain.Counters;
import dev.plumb.auditor.domain.Rules.Objection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenAServicesCountersAreLookedAtTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration OBJECTIVE = Duration.ofSeconds(30);

  private final Processes processes = new Processes("billing");

  @Test
  void whatAddsUpIsFine() {
    look("a", 7, 7, 0);
    assertThat(look("a", 7, 7, 3_600)).isEmpty();
  }

  @Test
  void whatHasNotEndedWithinItsTimeIsNamed() {
    assertThat(look("a", 7, 6, 0)).isEmpty();
    assertThat(look("a", 7, 6, 29)).isEmpty();

    assertThat(look("a", 7, 6, 30))
        .containsExactly(
            new Objection(
                CounterRule.NAME,
                "process a of billing has taken 7 deliveries, of which 6 have ended"));
  }

  @Test
  void anOutcomeTooManyIsNamedToo() {
    look("a", 7, 8, 0);
    assertThat(look("a", 7, 8, 30)).hasSize(1);
  }

  @Test
  void whatMovesIsOnItsWay() {
    look("a", 7, 6, 0);
    assertThat(look("a", 9, 8, 30)).isEmpty();
    assertThat(look("a", 9, 8, 59)).isEmpty();
  }

  @Test
  void eachReplicaCountsForItself() {
    look("a", 7, 6, 0);
    assertThat(look("b", 5, 5, 20)).isEmpty();
    look("a", 7, 6, 31);
    assertThat(look("b", 5, 5, 33)).hasSize(1);
  }

  @Test
  void oneThatWasStoppedInTheMiddleOfSomethingIsNotNamed() {
    look("a", 7, 6, 0);
    assertThat(look("b", 0, 0, 40)).isEmpty();
  }

  @Test
  void oneThatIsGoneIsForgotten() {
    look("a", 7, 6, 0);
    look("a", 7, 6, 31);
    assertThat(look("b", 0, 0, 332)).isEmpty();
  }

  private List<Objection> look(String process, long deliveries, long outcomes, long second) {
    return processes.look(
        new Counters(process, deliveries, outcomes), NOON.plusSeconds(second), OBJECTIVE);
  }
}
