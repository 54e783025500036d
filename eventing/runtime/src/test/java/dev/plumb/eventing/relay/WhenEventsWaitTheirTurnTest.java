package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenEventsWaitTheirTurnTest {

  private final Rows rows = Rows.ofADeclaredStream();
  private final UUID key = new UUID(7, 1);
  private final UUID other = new UUID(7, 2);

  @Test
  void aKeysEventsGoOneAtATimeInVersionOrder() {
    rows.offer(key, 1, 3);
    for (long version = 1; version <= 3; version++) {
      Lane lane = rows.sends.next();
      assertThat(lane.inFlight.version()).isEqualTo(version);
      assertThat(rows.sends.next()).isNull();
      rows.sends.confirmed(lane);
    }
    assertThat(rows.sends.next()).isNull();
  }

  @Test
  void keysDontWaitForEachOther() {
    rows.offer(key, 1, 2);
    rows.offer(other, 1, 2);
    assertThat(rows.sends.next().key).isEqualTo(key);
    assertThat(rows.sends.next().key).isEqualTo(other);
    assertThat(rows.sends.next()).isNull();
  }

  @Test
  void oneWhoseForerunnerIsNotInMemoryIsReadTogetherWithIt() {
    rows.intake.offer(rows.event(key, 2), 1);
    assertThat(rows.sends.next()).isNull();
    rows.load(key, 1, 2);
    assertThat(rows.nextVersion()).isEqualTo(1);
  }

  @Test
  void oneThatFollowsAGapInMemoryIsReadTogetherWithWhatFillsIt() {
    rows.offer(key, 1, 1);
    rows.intake.offer(rows.event(key, 3), 2);
    Lane lane = rows.sends.next();
    rows.sends.confirmed(lane);
    assertThat(rows.sends.next()).isNull();
    rows.load(key, 2, 3);
    assertThat(rows.nextVersion()).isEqualTo(2);
  }

  @Test
  void oneThatIsReadTwiceGoesOutOnce() {
    rows.offer(key, 1, 1);
    rows.offer(key, 1, 1);
    Lane lane = rows.sends.next();
    rows.offer(key, 1, 1);
    rows.sends.confirmed(lane);
    rows.offer(key, 1, 1);
    rows.intake.expect(Rows.STREAM, key, Rows.shard(key), 1, 0);
    assertThat(rows.sends.next()).isNull();
    assertThat(rows.intake.hasToLoad()).isFalse();
  }

  @Test
  void oneThatASweepFindsIsRead() {
    rows.intake.expect(Rows.STREAM, key, Rows.shard(key), 1, 0);
    rows.load(key, 1, 1);
    assertThat(rows.nextVersion()).isEqualTo(1);
  }

  @Test
  void nothingGoesOutBeforeItsStreamIsDeclared() {
    Rows undeclared = new Rows();
    undeclared.offer(key, 1, 1);
    assertThat(undeclared.sends.next()).isNull();
    undeclared.lanes.outlet(Rows.STREAM).declared();
    assertThat(undeclared.nextVersion()).isEqualTo(1);
  }

  @Test
  void whatMayOrMayNotHaveArrivedGoesFirstAgain() {
    rows.offer(key, 1, 2);
    rows.sends.unsettled(rows.sends.next());
    assertThat(rows.nextVersion()).isEqualTo(1);
    assertThat(rows.sends.inDoubt()).isEqualTo(1);
  }

  @Test
  void oneIsInDoubtUntilItIsMarked() {
    rows.offer(key, 1, 1);
    Lane lane = rows.sends.next();
    rows.sends.confirmed(lane);
    assertThat(rows.sends.inDoubt()).isEqualTo(1);
    assertThat(rows.sends.inDoubt(Set.of(lane.shard))).isEqualTo(1);
    rows.sends.marked(lane);
    assertThat(rows.sends.inDoubt(Set.of(lane.shard))).isZero();
    assertThat(rows.lanes.waitingKeys()).isZero();
  }

  @Test
  void whatIsSomebodyElsesIsSettledButNeverSentAgain() {
    rows.offer(key, 1, 2);
    Lane lane = rows.sends.next();
    rows.lanes.drop(Set.of(lane.shard));
    rows.sends.unsettled(lane);
    assertThat(rows.sends.next()).isNull();
    assertThat(rows.sends.inDoubt()).isZero();
    assertThat(rows.lanes.inMemory()).isZero();
  }

  @Test
  void whatWaitsIsForgottenAndWhatIsInDoubtGoesOn() {
    rows.offer(key, 1, 2);
    rows.offer(other, 1, 1);
    Lane inDoubt = rows.sends.next();
    rows.lanes.forgetWaiting();
    assertThat(rows.sends.next()).isNull();
    assertThat(rows.lanes.waitingKeys()).isEqualTo(1);

    rows.sends.confirmed(inDoubt);
    rows.offer(key, 2, 2);
    assertThat(rows.nextVersion()).isEqualTo(2);
  }
}
