package dev.plumb.auditor.watch;

import static dev.plumb.auditor.domain.Cases.delivered;
import static dev.plumb.auditor.domain.Cases.fact;
import static dev.plumb.auditor.domain.Cases.watermark;
import static dev.plumb.auditor.domain.Cases.withPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.auditor.domain.Case;
import dev.plumb.auditor.domain.Rules.Objection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhenAnOrderIsLookedAtAgainTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration OBJECTIVE = Duration.ofSeconds(30);
  private static final Duration CONFIRM = Duration.ofSeconds(5);
  private static final Case WRONG = withPayment(delivered(), fact("refunded", "2600"));

  @Test
  void oneLookConfirmsNothing() {
    Watched once = at(Watched.NEVER, WRONG, 0);
    assertThat(once.objections()).isNotEmpty();
    assertThat(once.confirmed(NOON, CONFIRM)).isEmpty();
  }

  @Test
  void theSameObjectionLaterIsConfirmed() {
    Watched twice = at(at(Watched.NEVER, WRONG, 0), WRONG, 5);
    assertThat(twice.confirmed(NOON.plusSeconds(5), CONFIRM))
        .extracting(Objection::rule)
        .contains("refunded-within-captured-within-authorized");
  }

  @Test
  void anObjectionThatWasGoneInBetweenBeginsAnew() {
    Watched back = at(at(at(Watched.NEVER, WRONG, 0), delivered(), 3), WRONG, 6);
    assertThat(back.confirmed(NOON.plusSeconds(6), CONFIRM)).isEmpty();
  }

  @Test
  void whatMovesIsNotOverdue() {
    Watched moving =
        at(at(Watched.NEVER, behind(2), 0), behind(3), 29)
            .look(behind(3), NOON.plusSeconds(31), OBJECTIVE);
    assertThat(moving.objections()).isEmpty();
    assertThat(moving.look(behind(3), NOON.plusSeconds(59), OBJECTIVE).objections().keySet())
        .extracting(Objection::rule)
        .containsExactly("told-is-heard");
  }

  @Test
  void itIsAtRestOnceAllHasArrivedAndFits() {
    assertThat(at(Watched.NEVER, delivered(), 0).isAtRest()).isTrue();
    assertThat(at(Watched.NEVER, behind(3), 0).isAtRest()).isFalse();
    assertThat(at(Watched.NEVER, WRONG, 0).isAtRest()).isFalse();
  }

  private static Case behind(long version) {
    return withPayment(delivered(), watermark("order", version));
  }

  private static Watched at(Watched before, Case it, long seconds) {
    return before.look(it, NOON.plusSeconds(seconds), OBJECTIVE);
  }
}
