package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.simulator.OpenTransaction;
import dev.plumb.simulator.TestedDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link InboxStore} does. */
@Tag("stores")
abstract class InboxStoreSuite {

  private static final String STREAM = "box";

  private final UUID key = new UUID(7, 1);
  private final UUID other = new UUID(7, 2);
  private final ReceivedEvent first = event(1);
  private final ReceivedEvent second = event(2);
  private final ReceivedEvent third = event(3);
  private final Watermark atOne = Watermark.NONE.then(first.id());

  abstract TestedDatabase database();

  abstract InboxStore store();

  abstract long refused();

  abstract long dead();

  @Test
  void anIdIsFreshOnce() {
    assertThat(admit(first, second).fresh()).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(admit(second, third).fresh()).containsExactly(third.id());
  }

  @Test
  void anIdThatComesTwiceInABatchIsFreshOnce() {
    assertThat(admit(first, first).fresh()).containsExactly(first.id());
    assertThat(admit(first, first).fresh()).isEmpty();
  }

  @Test
  void anIdIsFreshAgainAfterARollback() {
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().admit(tx, STREAM, List.of(first), List.of(key)));
    lane.rollBack();

    assertThat(admit(first).fresh()).containsExactly(first.id());
  }

  @Test
  void whoeverAdmitsAnIdMeanwhileWaitsAndFindsADuplicate() {
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().admit(tx, STREAM, List.of(first), List.of()));
    CompletableFuture<Admitted> meanwhile = admitting(List.of(first), List.of());
    database().awaitLockWait();
    assertThat(meanwhile).isNotDone();
    lane.commit();

    assertThat(database().answer(meanwhile).fresh()).isEmpty();
  }

  @Test
  void aKeyThatNothingCameForHasNoWatermark() {
    assertThat(admit(first).watermarks()).isEmpty();
  }

  @Test
  void aWatermarkComesBackWithItsEpochAndTrail() {
    Watermark begun = new Watermark(3, 8, Trail.NONE).then(first.id());
    begin(key, begun);

    assertThat(watermark()).usingRecursiveComparison().isEqualTo(begun);
  }

  @Test
  void aWatermarkIsOfOneStream() {
    begin(key, atOne);

    Admitted elsewhere =
        database().commit(tx -> store().admit(tx, "crate", List.of(), List.of(key)));
    assertThat(elsewhere.watermarks()).isEmpty();
  }

  @Test
  void aMovedWatermarkIsWhereItWasMoved() {
    begin(key, atOne);
    write(plan -> plan.moved().put(key, atOne.then(second.id())));

    assertThat(watermark()).usingRecursiveComparison().isEqualTo(atOne.then(second.id()));
  }

  @Test
  void aKeyIsBegunOnce() {
    begin(key, atOne);

    assertThatThrownBy(() -> begin(key, Watermark.NONE)).isInstanceOf(OvertakenException.class);
    assertThat(watermark().version()).isEqualTo(1);
  }

  @Test
  void aKeyThatNeverBeganCantMove() {
    assertThatThrownBy(() -> write(plan -> plan.moved().put(key, atOne)))
        .isInstanceOf(OvertakenException.class);
  }

  @Test
  void whoeverBeginsAKeyMeanwhileWaitsAndIsOvertaken() {
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().write(tx, STREAM, plan(it -> it.begun().put(key, atOne))));
    CompletableFuture<Void> meanwhile =
        database()
            .send(tx -> store().write(tx, STREAM, plan(it -> it.begun().put(key, Watermark.NONE))));
    database().awaitLockWait();
    lane.commit();

    assertThatThrownBy(() -> database().answer(meanwhile)).isInstanceOf(OvertakenException.class);
  }

  @Test
  void whoeverAdmitsForAKeyMeanwhileWaitsAndSeesWhereItWent() {
    begin(key, atOne);
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().admit(tx, STREAM, List.of(second), List.of(key)));
    lane.run(
        tx -> store().write(tx, STREAM, plan(it -> it.moved().put(key, atOne.then(second.id())))));
    CompletableFuture<Admitted> meanwhile = admitting(List.of(third), List.of(key));
    database().awaitLockWait();
    lane.commit();

    assertThat(database().answer(meanwhile).watermarks().get(key).version()).isEqualTo(2);
  }

  /** It is not locked, so it must not be moved: begun anew, it is found out. */
  @Test
  void aKeyThatBeginsWhileOneWaitsIsNotSeen() {
    begin(key, atOne);
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().admit(tx, STREAM, List.of(), List.of(key)));
    CompletableFuture<Admitted> meanwhile = admitting(List.of(third), List.of(key, other));
    database().awaitLockWait();
    begin(other, Watermark.NONE);
    lane.commit();

    assertThat(database().answer(meanwhile).watermarks()).containsOnlyKeys(key);
  }

  @Test
  void aKeyWaitsAsLongAsSomethingOfItIsParked() {
    assertThat(waiting(key, other)).isEmpty();

    write(plan -> plan.parked().addAll(List.of(second, third)));
    write(plan -> plan.drained().add(second));
    assertThat(waiting(key, other)).containsExactly(key);

    write(plan -> plan.drained().add(third));
    assertThat(waiting(key, other)).isEmpty();
  }

  @Test
  void nothingIsParkedByARollback() {
    OpenTransaction lane = new OpenTransaction(database());
    lane.run(tx -> store().write(tx, STREAM, plan(it -> it.parked().add(second))));
    lane.rollBack();

    assertThat(waiting(key)).isEmpty();
  }

  @Test
  void whatIsParkedStaysBehindAGap() {
    write(plan -> plan.parked().addAll(List.of(third, event(4))));

    assertThat(behind(at(atOne))).isEmpty();
  }

  @Test
  void whatIsNextComesBackWithAllBehindItInOrder() {
    write(plan -> plan.parked().addAll(List.of(event(5), third, second)));

    assertThat(behind(at(atOne))).extracting(ReceivedEvent::version).containsExactly(2L, 3L, 5L);
  }

  @Test
  void aDeliveryThatIsNextBringsBackAllBehindIt() {
    write(plan -> plan.parked().addAll(List.of(event(5), third)));
    Sequence delivered = at(atOne);
    delivered.deliver(second);

    assertThat(behind(delivered)).extracting(ReceivedEvent::version).containsExactly(3L, 5L);
  }

  @Test
  void aNewHistoryBringsBackAllThatWaitedInTheOldOne() {
    begin(key, atOne);
    write(plan -> plan.parked().addAll(List.of(event(5), third)));

    Sequence restored = new Sequence(key, Optional.of(watermark()), 2);
    assertThat(behind(restored)).extracting(ReceivedEvent::version).containsExactly(3L, 5L);
  }

  @Test
  void aParkedEventComesBackAsItWas() {
    write(plan -> plan.parked().add(second));

    assertThat(behind(at(atOne))).usingRecursiveComparison().isEqualTo(List.of(second));
  }

  @Test
  void theSameEventIsParkedOnce() {
    write(plan -> plan.parked().add(second));
    write(plan -> plan.parked().add(second));

    assertThat(behind(at(atOne))).hasSize(1);
  }

  @Test
  void anotherEventWithAParkedOnesVersionContradictsIt() {
    write(plan -> plan.parked().add(second));
    ReceivedEvent contradicts = event(2);

    assertThatThrownBy(() -> write(plan -> plan.parked().addAll(List.of(contradicts, third))))
        .isInstanceOfSatisfying(
            Fork.Found.class,
            found ->
                assertThat(found.fork()).isEqualTo(Fork.of(contradicts, Trail.mark(second.id()))));
    assertThat(behind(at(atOne))).extracting(ReceivedEvent::id).containsExactly(second.id());
  }

  @Test
  void whatDoesNotWaitCanBeDrained() {
    write(plan -> plan.drained().add(second));

    assertThat(waiting(key)).isEmpty();
  }

  @Test
  void aRefusalIsRecordedOnce() {
    write(plan -> plan.refused().add(new Plan.Verdict(first, "too late")));
    write(plan -> plan.refused().add(new Plan.Verdict(first, "too late")));

    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void aDeadEventIsBuriedOnce() {
    write(plan -> plan.dead().add(new Plan.Verdict(first, "impossible")));
    write(plan -> plan.dead().add(new Plan.Verdict(first, "impossible")));

    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void anUnreadableDeliveryIsBuriedEachTimeItComes() {
    List<UnreadableDelivery> delivery =
        List.of(new UnreadableDelivery("no key", Map.of("type", "?"), new byte[] {1}));
    database().commit(tx -> store().buryUnreadable(tx, STREAM, delivery));
    database().commit(tx -> store().buryUnreadable(tx, STREAM, delivery));

    assertThat(dead()).isEqualTo(2);
  }

  @Test
  void aStreamGoesOnInItsFirstHistory() {
    assertThat(admit().epoch()).isEqualTo(1);
    assertThat(admit().stopped()).isFalse();
  }

  @Test
  void aContradictionStopsItsStreamAlone() {
    stop(1);

    assertThat(admit().stopped()).isTrue();
    Admitted elsewhere = database().commit(tx -> store().admit(tx, "crate", List.of(), List.of()));
    assertThat(elsewhere.stopped()).isFalse();
  }

  @Test
  void theFirstContradictionIsToldWithTheWholeIdOfWhatWasHereFirst() {
    admit(first);

    assertThat(stop(1)).contains(first.id().toString());
    assertThat(stop(1)).isEmpty();
  }

  @Test
  void anIdThatIsForgottenIsToldByItsEnd() {
    assertThat(stop(1)).contains("..." + "%08x".formatted(Trail.mark(first.id())));
  }

  @Test
  void ofTwoThatStopAStreamAtOnceOneTells() {
    OpenTransaction lane = new OpenTransaction(database());
    Optional<String> told = lane.run(tx -> store().stop(tx, fork(1)));
    CompletableFuture<Optional<String>> meanwhile =
        database().send(tx -> store().stop(tx, fork(1)));
    database().awaitLockWait();
    lane.commit();

    assertThat(told).isPresent();
    assertThat(database().answer(meanwhile)).isEmpty();
  }

  @Test
  void aNewHistoryEndsTheStop() {
    stop(1);

    assertThat(begin(2)).isTrue();
    assertThat(admit().epoch()).isEqualTo(2);
    assertThat(admit().stopped()).isFalse();
  }

  @Test
  void aHistoryBeginsOnce() {
    begin(3);

    assertThat(begin(3)).isFalse();
    assertThat(begin(2)).isFalse();
    assertThat(admit().epoch()).isEqualTo(3);
  }

  @Test
  void aContradictionInAHistoryThatHasEndedStopsNothing() {
    begin(2);

    assertThat(stop(1)).isEmpty();
    assertThat(admit().stopped()).isFalse();
  }

  private ReceivedEvent event(long version) {
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/test",
        STREAM,
        key,
        version,
        1,
        "box.filled.v1",
        "contracts/box/v1",
        Instant.EPOCH,
        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        new byte[] {1, 2, 3});
  }

  private Sequence at(Watermark mark) {
    return new Sequence(key, Optional.of(mark), mark.epoch());
  }

  private Fork fork(int epoch) {
    ReceivedEvent contradicts = event(1);
    return new Fork(
        STREAM,
        key,
        epoch,
        1,
        Fork.of(contradicts, Trail.mark(first.id())).applied(),
        contradicts.id());
  }

  private static Plan<Object> plan(Consumer<Plan<Object>> filled) {
    Fold<Object> nothing =
        new Fold<>(
            EventTable.of(STREAM),
            Map.of(),
            key -> Optional.empty(),
            new Tally(),
            Optional.empty());
    filled.accept(nothing.plan());
    return nothing.plan();
  }

  private Admitted admit(ReceivedEvent... events) {
    return database().answer(admitting(List.of(events), List.of(key)));
  }

  private CompletableFuture<Admitted> admitting(List<ReceivedEvent> events, List<UUID> keys) {
    return database().send(tx -> store().admit(tx, STREAM, events, keys));
  }

  private Watermark watermark() {
    return admit().watermarks().get(key);
  }

  private void write(Consumer<Plan<Object>> filled) {
    database().commit(tx -> store().write(tx, STREAM, plan(filled)));
  }

  private void begin(UUID begun, Watermark mark) {
    write(plan -> plan.begun().put(begun, mark));
  }

  private Set<UUID> waiting(UUID... keys) {
    return database().commit(tx -> store().waiting(tx, STREAM, List.of(keys)));
  }

  private List<ReceivedEvent> behind(Sequence sequence) {
    return database().commit(tx -> store().behind(tx, STREAM, List.of(sequence)));
  }

  private Optional<String> stop(int epoch) {
    return database().commit(tx -> store().stop(tx, fork(epoch)));
  }

  private boolean begin(int epoch) {
    return database().commit(tx -> store().begin(tx, STREAM, epoch));
  }
}
