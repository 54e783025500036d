package dev.plumb.eventing.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.effect.ClaimedEffect.Next;
import dev.plumb.simulator.OpenTransaction;
import dev.plumb.simulator.TestedDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link EffectStore} does. */
@Tag("stores")
abstract class EffectStoreSuite {

  /** All are long, so that it doesn't matter how long a test takes. */
  static final Duration CLAIM = Duration.ofMinutes(30);

  static final Set<String> KINDS = Set.of("bank.pay", "post.send");

  private static final Duration KEY_LIVES = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final String TROUBLE = "no answer";
  private static final Duration MOMENT = Duration.ofMinutes(5);

  private final UUID key = new UUID(7, 1);
  private final NewEffect pay = new NewEffect("bank.pay", key, "pay:1", "{}");
  private final NewEffect payMore = new NewEffect("bank.pay", key, "pay:2", "{}");

  abstract TestedDatabase database();

  /** As the worker of that name uses it, with claims that last {@link #CLAIM}. */
  abstract EffectStore worker(String name);

  abstract void renew(EffectStore worker, ClaimedEffect claimed);

  abstract void intend(NewEffect... effects);

  abstract String state(ClaimedEffect effect);

  abstract void pass(Duration time);

  private final class Worker {
    private final EffectStore store;

    Worker(String name) {
      store = worker(name);
    }

    List<ClaimedEffect> claim() {
      return claim(KINDS, 10);
    }

    List<ClaimedEffect> claim(Set<String> kinds, int calls) {
      return database().answer(store.claim(kinds, List.of(new Room("bank", calls, KEY_LIVES))));
    }

    ClaimedEffect claimOne() {
      List<ClaimedEffect> claimed = claim();
      assertThat(claimed).hasSize(1);
      return claimed.getFirst();
    }

    boolean callAgainIn(Duration wait, ClaimedEffect lost) {
      return database().answer(store.callAgainIn(wait, lost, TROUBLE));
    }

    boolean askAgainIn(Duration wait, ClaimedEffect lost) {
      return database().answer(store.askAgainIn(wait, lost, TROUBLE));
    }

    boolean giveBack(ClaimedEffect unused) {
      return database().answer(store.giveBack(unused));
    }

    boolean leaveToAPerson(ClaimedEffect lost) {
      return database().answer(store.leaveToAPerson(lost, TROUBLE));
    }

    boolean close(ClaimedEffect done) {
      return database().answer(closing(done));
    }

    CompletableFuture<Boolean> closing(ClaimedEffect done) {
      return database().send(tx -> store.close(tx, done, "CONFIRMED", new JsonObject()));
    }
  }

  @Test
  void anIntentIsClaimedForACall() {
    intend(pay);

    ClaimedEffect claimed = new Worker("a").claimOne();
    assertThat(claimed.effect()).isEqualTo(pay);
    assertThat(claimed.attempt()).isEqualTo(1);
    assertThat(claimed.next()).isEqualTo(Next.CALL);
    assertThat(claimed.keyLives()).isTrue();
    assertThat(claimed.first()).isTrue();
    assertThat(state(claimed)).isEqualTo("IN_FLIGHT");
  }

  @Test
  void whatWasIntendedBeforeIsLeftAsItIs() {
    intend(pay);
    intend(new NewEffect(pay.kind(), key, pay.purpose(), "{\"other\": true}"));

    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();
    assertThat(claimed.effect()).isEqualTo(pay);
    worker.close(claimed);
    intend(pay);
    assertThat(worker.claim()).isEmpty();
  }

  @Test
  void whatIsClaimedIsNobodyElses() {
    intend(pay);
    Worker worker = new Worker("a");
    worker.claimOne();

    assertThat(worker.claim()).isEmpty();
    assertThat(new Worker("b").claim()).isEmpty();
  }

  @Test
  void noMoreIsClaimedThanThereIsRoomFor() {
    intend(ofKey(1), ofKey(2), ofKey(3));
    Worker worker = new Worker("a");

    assertThat(worker.claim(KINDS, 2))
        .extracting(ClaimedEffect::effect)
        .containsExactlyInAnyOrder(ofKey(1), ofKey(2));
    assertThat(worker.claim(KINDS, 2)).hasSize(1);
  }

  @Test
  void aProviderWithoutRoomIsLeftAlone() {
    intend(new NewEffect("post.send", key, "send", "{}"));

    assertThat(new Worker("a").claim()).isEmpty();
  }

  @Test
  void ofOneKeyTheFirstIntendedIsClaimedAlone() {
    intend(pay, payMore);

    assertThat(new Worker("a").claimOne().effect()).isEqualTo(pay);
  }

  @Test
  void anotherProvidersEffectIsNotWaitedFor() {
    intend(new NewEffect("post.send", key, "send", "{}"), pay);

    assertThat(new Worker("a").claimOne().effect()).isEqualTo(pay);
  }

  @Test
  void theNextOfAKeyIsDueAsSoonAsTheOneBeforeIsClosed() {
    intend(pay, payMore);
    Worker worker = new Worker("a");
    ClaimedEffect before = worker.claimOne();
    assertThat(worker.claim()).isEmpty();
    worker.close(before);

    assertThat(worker.claimOne().effect()).isEqualTo(payMore);
  }

  @Test
  void whatNobodyHereCanMakeIsLeftToAnother() {
    intend(pay);

    assertThat(new Worker("a").claim(Set.of("bank.refund"), 10)).isEmpty();
    pass(PAUSE);
    assertThat(new Worker("b").claimOne().effect()).isEqualTo(pay);
  }

  @Test
  void nobodyKnowsWhatBecameOfAClaimThatEnded() {
    intend(pay);
    new Worker("a").claimOne();
    pass(CLAIM.minus(MOMENT));
    Worker other = new Worker("b");
    assertThat(other.claim()).isEmpty();
    pass(MOMENT);

    ClaimedEffect again = other.claimOne();
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.next()).isEqualTo(Next.ASK);
    assertThat(again.first()).isFalse();
    assertThat(state(again)).isEqualTo("UNKNOWN");
  }

  @Test
  void aClaimThatIsRenewedLastsLonger() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();
    pass(CLAIM.minus(MOMENT));
    renew(worker.store, claimed);
    pass(CLAIM.minus(MOMENT));

    assertThat(new Worker("b").claim()).isEmpty();
  }

  @Test
  void whoeverLostAClaimCantRenewIt() {
    intend(pay);
    Worker late = new Worker("a");
    ClaimedEffect lost = late.claimOne();
    pass(CLAIM);
    new Worker("b").claimOne();
    pass(CLAIM.minus(MOMENT));
    renew(late.store, lost);
    pass(MOMENT);

    assertThat(new Worker("c").claim()).hasSize(1);
  }

  @Test
  void whoeverLostAClaimChangesNothing() {
    intend(pay);
    Worker late = new Worker("a");
    ClaimedEffect lost = late.claimOne();
    pass(CLAIM);
    ClaimedEffect held = new Worker("b").claimOne();

    assertLost(late, lost, held);
  }

  @Test
  void theSameWorkersNextClaimIsAnotherOne() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect lost = worker.claimOne();
    pass(CLAIM);
    ClaimedEffect held = worker.claimOne();

    assertLost(worker, lost, held);
    assertThat(worker.close(held)).isTrue();
  }

  private void assertLost(Worker late, ClaimedEffect lost, ClaimedEffect held) {
    assertThat(late.callAgainIn(PAUSE, lost)).isFalse();
    assertThat(late.askAgainIn(PAUSE, lost)).isFalse();
    assertThat(late.giveBack(lost)).isFalse();
    assertThat(late.leaveToAPerson(lost)).isFalse();
    assertThat(late.close(lost)).isFalse();
    assertThat(state(held)).isEqualTo("UNKNOWN");
    assertThat(new Worker("c").claim()).isEmpty();
  }

  @Test
  void whatDidNotHappenIsCalledAgainLater() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();

    assertThat(worker.callAgainIn(PAUSE, claimed)).isTrue();
    assertThat(state(claimed)).isEqualTo("PENDING");
    pass(PAUSE.minus(MOMENT));
    assertThat(worker.claim()).isEmpty();
    pass(MOMENT);
    ClaimedEffect again = worker.claimOne();
    assertThat(again.next()).isEqualTo(Next.CALL);
    assertThat(again.first()).isFalse();
  }

  @Test
  void whatNobodyKnowsIsAskedAboutLater() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();

    assertThat(worker.askAgainIn(PAUSE, claimed)).isTrue();
    assertThat(state(claimed)).isEqualTo("UNKNOWN");
    pass(PAUSE.minus(MOMENT));
    assertThat(worker.claim()).isEmpty();
    pass(MOMENT);
    assertThat(worker.claimOne().next()).isEqualTo(Next.ASK);
  }

  @Test
  void nothingIsCalledAgainOnceTheKeyIsForgotten() {
    intend(pay);
    Worker worker = new Worker("a");
    worker.callAgainIn(PAUSE, worker.claimOne());
    pass(KEY_LIVES);

    ClaimedEffect again = worker.claimOne();
    assertThat(again.next()).isEqualTo(Next.ASK);
    assertThat(again.keyLives()).isFalse();
    assertThat(state(again)).isEqualTo("UNKNOWN");
  }

  @Test
  void whatIsGivenBackUncalledIsAsBefore() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect unused = worker.claimOne();

    assertThat(worker.giveBack(unused)).isTrue();
    assertThat(state(unused)).isEqualTo("PENDING");
    pass(KEY_LIVES);
    ClaimedEffect again = new Worker("b").claimOne();
    assertThat(again.next()).isEqualTo(Next.CALL);
    assertThat(again.first()).isTrue();
    assertThat(again.keyLives()).isTrue();
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void whatIsGivenBackUnaskedIsStillUnknown() {
    intend(pay);
    Worker worker = new Worker("a");
    worker.askAgainIn(Duration.ZERO, worker.claimOne());
    ClaimedEffect unused = worker.claimOne();

    assertThat(worker.giveBack(unused)).isTrue();
    assertThat(state(unused)).isEqualTo("UNKNOWN");
    ClaimedEffect again = worker.claimOne();
    assertThat(again.next()).isEqualTo(Next.ASK);
    assertThat(again.first()).isFalse();
  }

  @Test
  void whatIsLeftToAPersonWaitsWithAllBehindIt() {
    intend(pay, payMore);
    Worker worker = new Worker("a");
    ClaimedEffect lost = worker.claimOne();

    assertThat(worker.leaveToAPerson(lost)).isTrue();
    assertThat(state(lost)).isEqualTo("UNKNOWN");
    pass(KEY_LIVES);
    assertThat(worker.claim()).isEmpty();
  }

  @Test
  void whatIsClosedIsOver() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();

    assertThat(worker.close(claimed)).isTrue();
    assertThat(state(claimed)).isEqualTo("CONFIRMED");
    assertThat(worker.close(claimed)).isFalse();
    assertThat(worker.callAgainIn(Duration.ZERO, claimed)).isFalse();
    pass(CLAIM);
    assertThat(worker.claim()).isEmpty();
  }

  @Test
  void aCloseThatIsRolledBackChangesNothing() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();
    OpenTransaction settling = new OpenTransaction(database());
    boolean mine = settling.run(tx -> worker.store.close(tx, claimed, "REFUSED", new JsonObject()));
    settling.rollBack();

    assertThat(mine).isTrue();
    assertThat(state(claimed)).isEqualTo("IN_FLIGHT");
    assertThat(worker.close(claimed)).isTrue();
  }

  @Test
  void whatIsBeingClosedIsNotClaimed() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();
    pass(CLAIM);
    OpenTransaction settling = new OpenTransaction(database());
    settling.run(tx -> worker.store.close(tx, claimed, "REFUSED", new JsonObject()));

    assertThat(new Worker("b").claim()).isEmpty();
    settling.commit();
    assertThat(state(claimed)).isEqualTo("REFUSED");
    assertThat(new Worker("b").claim()).isEmpty();
  }

  @Test
  void ofTwoThatCloseAtOnceOneDoes() {
    intend(pay);
    Worker worker = new Worker("a");
    ClaimedEffect claimed = worker.claimOne();
    OpenTransaction settling = new OpenTransaction(database());
    settling.run(tx -> worker.store.close(tx, claimed, "REFUSED", new JsonObject()));
    CompletableFuture<Boolean> meanwhile = worker.closing(claimed);
    database().awaitLockWait();
    settling.commit();

    assertThat(database().answer(meanwhile)).isFalse();
    assertThat(state(claimed)).isEqualTo("REFUSED");
  }

  private static NewEffect ofKey(long number) {
    return new NewEffect("bank.pay", new UUID(8, number), "pay:1", "{}");
  }
}
