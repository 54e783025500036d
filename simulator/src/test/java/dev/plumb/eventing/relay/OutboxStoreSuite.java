package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.relay.OutboxRows.Found;
import dev.plumb.eventing.relay.OutboxRows.Page;
import dev.plumb.eventing.relay.OutboxRows.Swept;
import dev.plumb.simulator.OpenTransaction;
import dev.plumb.simulator.TestedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link OutboxStore} does, filled by the {@link Outbox} that goes with it. */
@Tag("stores")
abstract class OutboxStoreSuite {

  static final Shards SHARDS = new Shards(4);

  /** Long, so that it doesn't matter how long a test takes. */
  static final Duration TTL = Duration.ofMinutes(30);

  private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
  private static final int MANY = 100;

  private final UUID key = new UUID(0, 1);
  private final UUID other = new UUID(0, 2);
  final List<CommittedEvent> told = new ArrayList<>();

  abstract TestedDatabase database();

  /** Tells {@link #told} of its commits. */
  abstract Outbox outbox();

  abstract OutboxStore store();

  /** All shards, if they are free. */
  abstract long lease(String owner);

  abstract void endLeases();

  abstract List<Integer> mark(String owner, List<InFlight.Sent> confirmed);

  @Test
  void aCommittedEventIsOnThePageWithAllItHas() {
    NewEvent event = event(key, 1);
    append(event);

    Page page = page(0, MANY);
    assertThat(page.events()).hasSize(1);
    OutboxEvent found = page.events().getFirst();
    assertThat(found)
        .usingRecursiveComparison()
        .isEqualTo(
            OutboxEvent.of(new CommittedEvent(found.position(), SHARDS.of(key), 1, event, null)));
    assertThat(page.upTo()).isEqualTo(found.position());
    assertThat(page.full()).isFalse();
  }

  @Test
  void anEventIsOnThePageOnceItIsCommitted() {
    OpenTransaction open = new OpenTransaction(database());
    open.run(tx -> outbox().append(tx, List.of(event(key, 1))));
    assertThat(page(0, MANY).events()).isEmpty();
    open.commit();

    assertThat(page(0, MANY).events()).hasSize(1);
  }

  @Test
  void whatIsRolledBackIsNeverThereNorToldOf() {
    OpenTransaction open = new OpenTransaction(database());
    open.run(tx -> outbox().append(tx, List.of(event(key, 1))));
    open.rollBack();

    assertThat(page(0, MANY).events()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsToldAfterTheCommitIsWhatIsRead() {
    append(event(key, 1), event(key, 2));

    assertThat(told.stream().map(OutboxEvent::of))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(page(0, MANY).events());
  }

  @Test
  void aVersionThatWaitsIsTaken() {
    append(event(key, 1));

    assertThatThrownBy(() -> append(event(other, 1), event(key, 1))).isInstanceOf(Exception.class);
    assertThat(page(0, MANY).events()).hasSize(1);
  }

  @Test
  void aPageEndsAtItsLimitAndTheNextGoesOn() {
    append(event(key, 1), event(key, 2), event(key, 3));

    Page first = page(0, 2);
    assertThat(versions(first.events())).containsExactly(1L, 2L);
    assertThat(first.full()).isTrue();
    Page next = page(first.upTo(), 2);
    assertThat(versions(next.events())).containsExactly(3L);
    assertThat(next.full()).isFalse();
  }

  @Test
  void aPageOfNothingEndsWhereItBegan() {
    assertThat(page(17, MANY)).isEqualTo(new Page(List.of(), List.of(), 17, false));
  }

  @Test
  void aPagePassesOverWhatIsOfOtherShards() {
    append(event(key, 1), event(other, 1));

    Page ours = database().answer(store().page(0, MANY, Set.of(SHARDS.of(key))));
    assertThat(ours.events()).extracting(OutboxEvent::key).containsExactly(key);
    assertThat(ours.upTo()).isEqualTo(page(0, MANY).upTo());
  }

  @Test
  void anEventsPredecessorIsTheHighestVersionThatWaitsBelowIt() {
    append(event(key, 1), event(key, 2), event(key, 3), event(other, 1), event(key, 4));
    mark("a", sent(lease("a"), page(0, MANY).events().subList(2, 3)));

    assertThat(page(0, MANY).predecessors()).containsExactly(0L, 1L, 0L, 2L);
  }

  @Test
  void aMarkedPredecessorIsNone() {
    append(event(key, 1), event(key, 2));
    mark("a", sent(lease("a"), page(0, 1).events()));

    assertThat(page(0, MANY).predecessors()).containsExactly(0L);
  }

  @Test
  void aLowerPositionThatCommitsLateIsSwept() {
    OpenTransaction late = new OpenTransaction(database());
    late.run(tx -> outbox().append(tx, List.of(event(key, 1))));
    append(event(other, 1));
    long upTo = page(0, MANY).upTo();
    assertThat(sweep(upTo).found()).extracting(Found::key).containsExactly(other);
    late.commit();

    assertThat(sweep(upTo).found()).extracting(Found::key).containsExactly(key, other);
  }

  @Test
  void aSweepKnowsWhichTransactionsMayStillCommit() {
    OpenTransaction late = new OpenTransaction(database());
    late.run(tx -> outbox().append(tx, List.of(event(key, 1))));
    long id = database().answer(store().transactionId());
    assertThat(sweep(0).allEndedBefore()).isLessThan(id);
    late.commit();

    // Somebody who looks after the tables may have an older one for a while.
    database().awaitTrue(() -> sweep(0).allEndedBefore() >= id);
  }

  @Test
  void aSweepEndsAtItsLimit() {
    append(event(key, 1), event(key, 2), event(key, 3));
    long upTo = page(0, MANY).upTo();

    Swept swept = database().answer(store().sweep(0, upTo, 2));
    assertThat(swept.found()).extracting(Found::version).containsExactly(1L, 2L);
    assertThat(swept.full()).isTrue();
    assertThat(sweep(upTo).full()).isFalse();
  }

  @Test
  void aLaneGoesOnAboveWhatItHasInVersionOrder() {
    append(event(key, 1), event(key, 2), event(key, 3), event(other, 1));
    Lane gone = new Lane("order", key, SHARDS.of(key));
    gone.confirmed = 1;
    Lane unknown = new Lane("order", new UUID(0, 3), 0);
    Lane blank = new Lane("order", other, SHARDS.of(other));

    List<List<OutboxEvent>> lanes = database().answer(store().lanes(List.of(gone, unknown, blank)));
    assertThat(lanes)
        .extracting(OutboxStoreSuite::versions)
        .containsExactly(List.of(2L, 3L), List.of(), List.of(1L));
  }

  @Test
  void aLaneIsReadSoFarOnly() {
    append(
        LongStream.rangeClosed(1, Lanes.DEPTH + 5)
            .mapToObj(version -> event(key, version))
            .toArray(NewEvent[]::new));
    Lane lane = new Lane("order", key, SHARDS.of(key));

    assertThat(database().answer(store().lanes(List.of(lane))).getFirst()).hasSize(Lanes.DEPTH);
  }

  @Test
  void whatIsConfirmedUnderALeaseThatStandsIsMarked() {
    append(event(key, 1), event(other, 1));

    assertThat(mark("a", sent(lease("a"), page(0, MANY).events()))).isEmpty();
    assertThat(page(0, MANY).events()).isEmpty();
  }

  @Test
  void aMarkIsRepeatedInVain() {
    append(event(key, 1));
    List<InFlight.Sent> sent = sent(lease("a"), page(0, MANY).events());
    mark("a", sent);

    assertThat(mark("a", sent)).isEmpty();
  }

  @Test
  void nothingIsMarkedUnderALeaseThatHasEnded() {
    append(event(key, 1));
    List<InFlight.Sent> sent = sent(lease("a"), page(0, MANY).events());
    endLeases();

    assertThat(mark("a", sent)).as("nobody else has them").isEmpty();
    assertThat(page(0, MANY).events()).hasSize(1);
  }

  @Test
  void nothingIsMarkedUnderALeaseThatIsSomebodyElses() {
    append(event(key, 1));
    List<InFlight.Sent> sent = sent(lease("a"), page(0, MANY).events());
    endLeases();
    lease("b");

    assertThat(mark("a", sent)).containsExactly(SHARDS.of(key));
    assertThat(page(0, MANY).events()).hasSize(1);
  }

  @Test
  void nothingIsMarkedUnderAnEarlierLeaseOfOnesOwn() {
    append(event(key, 1));
    List<InFlight.Sent> sent = sent(lease("a"), page(0, MANY).events());
    comeBack();

    assertThat(mark("a", sent)).as("they are ours again").isEmpty();
    assertThat(page(0, MANY).events()).hasSize(1);
  }

  @Test
  void ofTwoLeasesOnOneShardTheNewerCounts() {
    append(event(key, 1), event(key, 2));
    List<OutboxEvent> both = page(0, MANY).events();
    long before = lease("a");
    long now = comeBack();
    Stream<InFlight.Sent> sent =
        Stream.concat(
            sent(before, both.subList(0, 1)).stream(), sent(now, both.subList(1, 2)).stream());

    assertThat(mark("a", sent.toList())).isEmpty();
    assertThat(versions(page(0, MANY).events())).containsExactly(1L);
  }

  @Test
  void aPositionThatIsAnotherEventsNowIsNotMarked() {
    append(event(key, 1));
    OutboxEvent now = page(0, MANY).events().getFirst();
    OutboxEvent before =
        OutboxEvent.of(new CommittedEvent(now.position(), now.shard(), 1, event(other, 1), null));
    mark("a", sent(lease("a"), List.of(before)));

    assertThat(page(0, MANY).events()).hasSize(1);
  }

  private long comeBack() {
    endLeases();
    lease("b");
    endLeases();
    return lease("a");
  }

  private static NewEvent event(UUID key, long version) {
    return new NewEvent(
        UUID.randomUUID(),
        "order",
        key,
        version,
        "order.order-placed.v1",
        "contracts/order/order-placed/v1",
        Instant.EPOCH,
        new byte[] {1, 2, 3});
  }

  private void append(NewEvent... events) {
    database().commit(tx -> outbox().append(tx, List.of(events), untraced(events)));
  }

  private static List<String> untraced(NewEvent... events) {
    return Collections.nCopies(events.length, null);
  }

  private Page page(long above, int limit) {
    return database().answer(store().page(above, limit, ALL));
  }

  private Swept sweep(long upTo) {
    return database().answer(store().sweep(0, upTo, MANY));
  }

  private static List<Long> versions(List<OutboxEvent> events) {
    return events.stream().map(OutboxEvent::version).toList();
  }

  private static List<InFlight.Sent> sent(long fence, List<OutboxEvent> events) {
    return events.stream()
        .map(event -> new InFlight.Sent(new Lane(event), event, fence, 0))
        .toList();
  }
}
