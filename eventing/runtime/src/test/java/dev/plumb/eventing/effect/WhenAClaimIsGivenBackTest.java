package dev.plumb.eventing.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As happens to those claimed in the moment their provider's circuit opens. */
class WhenAClaimIsGivenBackTest {

  private final EffectBench bench = new EffectBench();
  private final EffectRows rows = new EffectRows(bench.pool, "w", Duration.ofMinutes(1));
  private final NewEffect effect = new NewEffect("parcel.send", UUID.randomUUID(), "send:1", "{}");

  @BeforeEach
  void intend() {
    bench.intendWith(new Ledger("parcel.send"), effect);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itsKeyHasNotBegunToAge() {
    assertThat(rows.giveBack(claim()).await().indefinitely()).isTrue();

    assertThat(bench.state(effect)).isEqualTo("PENDING");
    assertThat(firstSent()).isNull();
    ClaimedEffect again = claim();
    assertThat(again.next()).isEqualTo(ClaimedEffect.Next.CALL);
    assertThat(again.first()).isTrue();
  }

  @Test
  void whatMayHaveHappenedIsStillAskedAbout() {
    rows.askAgainIn(Duration.ZERO, claim(), "silence").await().indefinitely();
    Object sent = firstSent();

    rows.giveBack(claim()).await().indefinitely();

    assertThat(bench.state(effect)).isEqualTo("UNKNOWN");
    assertThat(firstSent()).isEqualTo(sent).isNotNull();
    assertThat(claim().next()).isEqualTo(ClaimedEffect.Next.ASK);
  }

  @Test
  void whoHasLostItChangesNothing() {
    ClaimedEffect lost = claim();
    rows.giveBack(lost).await().indefinitely();
    claim();

    assertThat(rows.giveBack(lost).await().indefinitely()).isFalse();
    assertThat(bench.state(effect)).isEqualTo("IN_FLIGHT");
  }

  private ClaimedEffect claim() {
    return rows.claim(Set.of("parcel.send"), List.of(new Room("parcel", 1, Duration.ofHours(24))))
        .await()
        .indefinitely()
        .getFirst();
  }

  private Object firstSent() {
    return bench.value("select first_sent_at from effect where key = $1 and purpose = $2", effect);
  }
}
