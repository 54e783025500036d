package dev.plumb.eventing.effect;

import static dev.plumb.eventing.effect.Verdict.AGAIN;
import static dev.plumb.eventing.effect.Verdict.DONE;
import static dev.plumb.eventing.effect.Verdict.NOT_DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.effect.EffectFilter.State;
import dev.plumb.eventing.effect.Ledger.Fault;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.OperationTable.Word;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhenAnEffectIsSettledByHandTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String EVERYTHING =
      """
      select md5(string_agg(e::text, '' order by id)) || (select count(*) from settled)
             || (select count(*) from operation) from effect e
      where key = $1 or purpose = $2
      """;

  private final UUID key = UUID.randomUUID();
  private final EffectBench bench = new EffectBench();
  private final Ledger letters = new Ledger("letter.send");
  private final NewEffect lost = letter("send:1");
  private final NewEffect behind = letter("send:2");

  private EffectWorker worker;
  private EffectLedger ledger;

  @BeforeEach
  void lose() {
    letters.answers = false;
    letters.failing(lost, Fault.LOST_AFTER);
    worker = bench.worker(letters);
    ledger = bench.ledger(worker, letters);
    bench.intend(worker, lost, behind);
    await().atMost(PATIENCE).until(() -> !list(State.WAITING).isEmpty());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itIsListedWithItsTroubleAndWhatItHoldsBack() {
    LedgerEntry entry = waiting();

    assertThat(entry.effect()).isEqualTo(lost);
    assertThat(entry.state()).isEqualTo("UNKNOWN");
    assertThat(entry.attempts()).isOne();
    assertThat(entry.lastError()).contains("connection reset");
    assertThat(entry.behind()).containsExactly("letter.send send:2");
    assertThat(entry.nextAttemptAt()).isEmpty();
    assertThat(list(State.UNKNOWN)).hasSize(1);
    assertThat(list(State.REFUSED)).isEmpty();
    assertThat(ofKey()).extracting(LedgerEntry::effect).containsExactly(lost, behind);
    assertThat(ofKey().getLast().behind()).isEmpty();
  }

  @Test
  void doneItIsHeardOnceAndWhatItHeldBackGoesOn() {
    Settled settled = done(settle(DONE));

    assertThat(settled.state()).isEqualTo("CONFIRMED");
    assertThat(settled.change()).isEqualTo("Box moves from OPEN to SHUT");
    assertThat(settled.next()).contains("letter.send send:2");
    bench.untilState(behind, "CONFIRMED");
    assertThat(bench.settled(lost)).isOne();
    assertThat(letters.calls).containsExactly(lost.idempotencyKey(), behind.idempotencyKey());
    assertThat(said(settled.before().id()))
        .extracting(Word::operator, Word::reason, Word::outcome)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ada", "she looked", "CONFIRMED"));
  }

  @Test
  void notDoneItIsHeardAsRefusedAndNeverCalled() {
    assertThat(done(settle(NOT_DONE)).state()).isEqualTo("REFUSED");

    bench.untilState(behind, "CONFIRMED");
    assertThat(letters.settled.getFirst())
        .isEqualTo(new EffectAnswer.Refused("settled_by_a_person", "she looked"));
    assertThat(letters.calls).hasSize(2);
    assertThat(list(State.REFUSED).getFirst().lastError())
        .contains("settled_by_a_person: she looked");
  }

  @Test
  void againItIsCalledUnderItsOldKeyBeforeWhatItHeldBack() {
    Settled settled = done(settle(AGAIN));

    assertThat(settled.state()).isEqualTo("PENDING");
    bench.untilState(behind, "CONFIRMED");
    assertThat(bench.state(lost)).isEqualTo("CONFIRMED");
    assertThat(letters.calls)
        .containsExactly(lost.idempotencyKey(), lost.idempotencyKey(), behind.idempotencyKey());
  }

  @ParameterizedTest
  @EnumSource
  void aDryRunSaysTheSameAndChangesNothing(Verdict verdict) {
    Object before = bench.value(EVERYTHING, lost);

    Settled rehearsed = done(settle(verdict, true));

    assertThat(bench.value(EVERYTHING, lost)).isEqualTo(before);
    assertThat(letters.settled).isEmpty();
    Settled settled = done(settle(verdict));
    assertThat(rehearsed.state()).isEqualTo(settled.state());
    assertThat(rehearsed.change()).isEqualTo(settled.change());
    assertThat(rehearsed.next()).isEqualTo(settled.next());
  }

  @Test
  void ofTwoAtOnceOneSettlesIt() {
    long id = waiting().id();

    List<Answer<Settled>> answers =
        Uni.join()
            .all(ledger.settle(id, DONE, "a", "ada", false), settleAs(id, NOT_DONE, "bob"))
            .andCollectFailures()
            .await()
            .atMost(PATIENCE);

    assertThat(answers).filteredOn(answer -> answer instanceof Answer.Done<?>).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer instanceof Answer.Conflict<?>).hasSize(1);
    bench.untilState(behind, "CONFIRMED");
    assertThat(bench.settled(lost)).isOne();
    assertThat(said(id)).hasSize(1);
  }

  @Test
  void whoSawItBeforeItChangedIsRefused() {
    LedgerEntry seen = waiting();
    bench.run("update effect set attempts = attempts + 1 where state = 'UNKNOWN'");

    assertThat(settleAsSeen(seen)).isInstanceOf(Answer.Conflict.class);
    assertThat(bench.settled(lost)).isZero();
  }

  @Test
  void whatAnotherHasOpenIsRefusedAtOnce() {
    LedgerEntry seen = waiting();

    Answer<Settled> second =
        bench
            .transactions
            .inTransaction(
                tx ->
                    tx.update("update effect set trouble = 'mine' where id = $1", seen.id())
                        .chain(() -> ledger.settle(seen.id(), DONE, "why", "bob", false)))
            .await()
            .atMost(PATIENCE);

    assertThat(second).isInstanceOf(Answer.Conflict.class);
    assertThat(bench.settled(lost)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatAWorkerHasIsRefused(Verdict verdict) {
    long id = waiting().id();
    bench.run("update effect set claimed_by = 'worker' where state = 'UNKNOWN'");

    assertThat(conflict(settleAs(id, verdict, "ada"))).contains("a worker has it");
    assertThat(conflict(settleAs(id, verdict, "ada", true))).contains("a worker has it");
    assertThat(bench.settled(lost)).isZero();
  }

  @Test
  void whatAWorkerTookMeanwhileIsRefused() {
    LedgerEntry seen = waiting();
    bench.run("update effect set claimed_by = 'worker' where state = 'UNKNOWN'");

    assertThat(settleAsSeen(seen)).isInstanceOf(Answer.Conflict.class);
    assertThat(bench.settled(lost)).isZero();
  }

  @Test
  void onlyWhatNobodySettledYetIsSettled() {
    long id = waiting().id();
    assertThat(conflict(settleAs(ofKey().getLast().id(), DONE, "ada"))).contains("by itself");

    done(settle(DONE));

    assertThat(conflict(settleAs(id, DONE, "ada"))).contains("it happened");
    assertThat(settleAs(id + 1_000, DONE, "ada").await().atMost(PATIENCE))
        .isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void whatWasRefusedCanOnlyHaveBeenDoneByHandSince() {
    long id = waiting().id();
    done(settle(NOT_DONE));

    assertThat(conflict(settleAs(id, NOT_DONE, "ada"))).contains("refused already");
    assertThat(conflict(settleAs(id, AGAIN, "ada"))).contains("refused already");
    done(settleAs(id, DONE, "bob").await().atMost(PATIENCE));

    assertThat(bench.state(lost)).isEqualTo("CONFIRMED");
    assertThat(said(id)).extracting(Word::operator).containsExactly("ada", "bob");
  }

  @Test
  void whoCanBeAskedIsAskedAndHisWordGoes() {
    letters.answers = true;

    assertThat(conflict(settleAs(waiting().id(), NOT_DONE, "ada"))).contains("it happened");
    assertThat(conflict(settleAs(waiting().id(), AGAIN, "ada"))).contains("it happened");
    letters.down = true;
    assertThat(conflict(settleAs(waiting().id(), DONE, "ada"))).contains("connection refused");
    letters.down = false;
    assertThat(bench.settled(lost)).isZero();
    done(settle(DONE));

    assertThat(letters.settled.getFirst()).isInstanceOf(EffectAnswer.Confirmed.class);
    assertThat(((EffectAnswer.Confirmed) letters.settled.getFirst()).facts()).containsKey("id");
  }

  @Test
  void whatNoPortIsThereForIsRefused() {
    EffectLedger other = bench.ledger(worker, new Ledger("parcel.send"));

    assertThat(conflict(other.settle(waiting().id(), DONE, "why", "ada", false)))
        .contains("no calls of kind letter.send");
  }

  @Test
  void whatTheAggregateCantHearIsRefusedAndStaysOpen() {
    Ledger deaf = new Ledger("letter.send").refusingToSettle();
    deaf.answers = false;

    assertThat(conflict(bench.ledger(worker, deaf).settle(waiting().id(), DONE, "w", "a", false)))
        .contains("the box is gone");
    assertThat(waiting().effect()).isEqualTo(lost);
  }

  @Test
  void aListIsReadPageByPage() {
    NewEffect[] more = new NewEffect[4];
    for (int i = 0; i < more.length; i++) {
      more[i] = new NewEffect("letter.send", UUID.randomUUID(), "send:1", "{}");
      letters.failing(more[i], Fault.LOST_AFTER);
    }
    bench.intend(worker, more);
    await().atMost(PATIENCE).until(() -> list(State.WAITING).size() == 5);

    List<LedgerEntry> first = page(0, 3);
    List<LedgerEntry> second = page(first.getLast().id(), 3);

    assertThat(first).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
  }

  private Answer<Settled> settleAsSeen(LedgerEntry seen) {
    Settling settling = new Settling(letters, seen, Ruling.of(DONE, "why"), "why", "ada");
    return bench.transactions.inTransaction(settling::run).await().atMost(PATIENCE);
  }

  private Answer<Settled> settle(Verdict verdict) {
    return settle(verdict, false);
  }

  private Answer<Settled> settle(Verdict verdict, boolean dryRun) {
    return settleAs(waiting().id(), verdict, "ada", dryRun).await().atMost(PATIENCE);
  }

  private Uni<Answer<Settled>> settleAs(long id, Verdict verdict, String operator) {
    return settleAs(id, verdict, operator, false);
  }

  private Uni<Answer<Settled>> settleAs(long id, Verdict verdict, String operator, boolean dryRun) {
    return ledger.settle(id, verdict, "she looked", operator, dryRun);
  }

  private LedgerEntry waiting() {
    return list(State.WAITING).getFirst();
  }

  private List<LedgerEntry> list(State state) {
    return list(new EffectFilter(state, Optional.empty(), Optional.of("letter"), 0, 50));
  }

  private List<LedgerEntry> page(long after, int limit) {
    return list(new EffectFilter(State.WAITING, Optional.empty(), Optional.empty(), after, limit));
  }

  private List<LedgerEntry> ofKey() {
    return list(new EffectFilter(State.WAITING, Optional.of(key), Optional.empty(), 0, 50));
  }

  private List<LedgerEntry> list(EffectFilter filter) {
    return ledger.list(filter).await().atMost(PATIENCE);
  }

  private List<Word> said(long id) {
    return ledger.said(id).await().atMost(PATIENCE);
  }

  private static Settled done(Answer<Settled> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<Settled>) answer).result();
  }

  private static String conflict(Uni<Answer<Settled>> settling) {
    Answer<Settled> answer = settling.await().atMost(PATIENCE);
    assertThat(answer).isInstanceOf(Answer.Conflict.class);
    return ((Answer.Conflict<Settled>) answer).why();
  }

  private NewEffect letter(String purpose) {
    return new NewEffect("letter.send", key, purpose, "{}");
  }
}
