package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenAKeyCantGoOnTest {

  private final Rows rows = Rows.ofADeclaredStream();
  private final UUID key = new UUID(7, 1);
  private final UUID other = new UUID(7, 2);

  @Test
  void onlyThatKeyWaits() {
    rows.offer(key, 1, 2);
    rows.sends.failed(rows.sends.next());
    rows.offer(other, 1, 1);
    assertThat(rows.sends.next().key).isEqualTo(other);
    assertThat(rows.sends.next()).isNull();
  }

  @Test
  void itIsReadAgainAfterItsPauseAndGoesOnWhereItWas() {
    rows.offer(key, 1, 2);
    rows.sends.failed(rows.sends.next());
    rows.pass(Rows.FIRST_PAUSE.dividedBy(2).minusNanos(1));
    assertThat(rows.intake.hasToLoad()).isFalse();
    rows.pass(Rows.FIRST_PAUSE);
    rows.load(key, 1, 2);
    assertThat(rows.nextVersion()).isEqualTo(1);
  }

  @Test
  void itsPauseGrowsWithEachFailureUpToTheLast() {
    rows.offer(key, 1, 1);
    Duration longest = Rows.FIRST_PAUSE;
    for (int failure = 1; failure <= 6; failure++) {
      rows.sends.failed(rows.sends.next());
      long pause = rows.lanes.untilNextRetry(Long.MAX_VALUE);
      assertThat(pause).isBetween(longest.toNanos() / 2, longest.toNanos());
      rows.pass(longest);
      rows.load(key, 1, 1);
      longest = longest.multipliedBy(2);
      longest = longest.compareTo(Rows.LAST_PAUSE) > 0 ? Rows.LAST_PAUSE : longest;
    }
  }

  @Test
  void aConfirmMakesItsPauseShortAgain() {
    rows.offer(key, 1, 2);
    for (int failure = 1; failure <= 4; failure++) {
      rows.sends.failed(rows.sends.next());
      rows.pass(Rows.LAST_PAUSE);
      rows.load(key, 1, 2);
    }
    rows.sends.confirmed(rows.sends.next());
    rows.sends.failed(rows.sends.next());
    assertThat(rows.lanes.untilNextRetry(Long.MAX_VALUE))
        .isLessThanOrEqualTo(Rows.FIRST_PAUSE.toNanos());
  }

  @Test
  void itKeepsNoBodies() {
    rows.offer(key, 1, Lanes.DEPTH);
    rows.sends.failed(rows.sends.next());
    assertThat(rows.lanes.inMemory()).isZero();
    assertThat(rows.lanes.waitingKeys()).isEqualTo(1);
  }

  @Test
  void oneWhoseShardIsNotOursIsForgottenUntilItIsReadAgain() {
    rows.offer(key, 1, 2);
    rows.sends.notOurs(rows.sends.next());
    rows.pass(Rows.LAST_PAUSE);
    assertThat(rows.sends.next()).isNull();
    assertThat(rows.sends.inDoubt()).isZero();
    assertThat(rows.lanes.waitingKeys()).isZero();
    assertThat(rows.lanes.inMemory()).isZero();
    rows.offer(key, 1, 2);
    assertThat(rows.nextVersion()).isEqualTo(1);
  }

  @Test
  void aBusyKeyHasNoMoreThanItsDepthInMemoryAndTheRestIsReadLater() {
    rows.offer(key, 1, 3 * Lanes.DEPTH);
    assertThat(rows.lanes.inMemory()).isEqualTo(Lanes.DEPTH);
    for (int sent = 1; sent <= Lanes.DEPTH; sent++) {
      Lane lane = rows.sends.next();
      rows.sends.confirmed(lane);
      rows.sends.marked(lane);
    }
    assertThat(rows.lanes.inMemory()).isZero();
    rows.load(key, Lanes.DEPTH + 1, 2 * Lanes.DEPTH);
    assertThat(rows.nextVersion()).isEqualTo(Lanes.DEPTH + 1);
  }

  @Test
  void tooManyOfThemAreForgottenAndReadingBeginsAnew() {
    for (int number = 0; number < HeldBack.LIMIT; number++) {
      failOnce(new UUID(8, number));
    }
    assertThat(rows.lanes.wasForgetful()).isFalse();
    failOnce(key);
    assertThat(rows.lanes.waitingKeys()).isEqualTo(HeldBack.LIMIT);
    assertThat(rows.lanes.wasForgetful()).isTrue();
    assertThat(rows.lanes.wasForgetful()).isFalse();
  }

  private void failOnce(UUID failing) {
    rows.offer(failing, 1, 1);
    rows.sends.failed(rows.sends.next());
  }
}
