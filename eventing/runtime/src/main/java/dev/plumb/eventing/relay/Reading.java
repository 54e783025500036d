package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.OutboxSql.Found;
import dev.plumb.eventing.relay.OutboxSql.Page;
import dev.plumb.eventing.relay.OutboxSql.Sweep;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Brings rows into memory, one statement at a time.
 *
 * <p>Upwards from {@code floor}, the highest position looked at: this is all there is to do as long
 * as transactions commit in the order of their positions. They don't always, so {@code low..floor}
 * is swept every poll interval. {@code low} is the highest position below which no row can turn up
 * any more: the floor as it was when every transaction that has ended since was still running. With
 * it, rows that were deleted but that some old snapshot still sees are not walked over and over.
 */
final class Reading {

  private static final int SWEEP_PAGE = 2_000;
  private static final int LANES_AT_ONCE = 128;

  /** A sweep may take up a twentieth of the time, however long the way is. */
  private static final int SWEEP_SHARE = 20;

  private final OutboxLink link;
  private final Lanes lanes;
  private final RelaySettings settings;
  private final Supplier<Collection<Integer>> shards;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final Set<Long> markedMeanwhile = new HashSet<>();

  private long floor;
  private long low;
  private boolean moreAbove = true;
  private long nextPollAt;

  private long sweptTo;
  private boolean sweeping;
  private long sweepBegan;
  private long nextSweepAt;

  /** The floor when {@code candidateId} was above every running transaction's id; 0 if none. */
  private long candidate;

  private long candidateId;
  private boolean candidateSafe;

  Reading(
      OutboxLink link,
      Lanes lanes,
      RelaySettings settings,
      Supplier<Collection<Integer>> shards,
      LongSupplier nanoTime,
      InstantSource clock) {
    this.link = link;
    this.lanes = lanes;
    this.settings = settings;
    this.shards = shards;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.nextPollAt = nanoTime.getAsLong();
    this.nextSweepAt = nanoTime.getAsLong();
  }

  /** There is something above the floor. */
  void wake() {
    moreAbove = true;
  }

  /** What was looked at counts no more: shards were gained, or the database was away. */
  void fromTheBeginning() {
    floor = 0;
    low = 0;
    candidate = 0;
    sweeping = false;
    moreAbove = true;
  }

  /** A row that a statement under way may still show. */
  void marked(long position) {
    markedMeanwhile.add(position);
  }

  /** Begins the next statement that is worth it, if none is under way. */
  void step() {
    Collection<Integer> ours = shards.get();
    if (ours.isEmpty() || !link.isFree()) {
      return;
    }
    long now = nanoTime.getAsLong();
    boolean room = lanes.inMemory() + settings.batch() <= settings.memory();
    markedMeanwhile.clear();
    if (sweeping || (floor > low && now - nextSweepAt >= 0)) {
      sweep(ours, now);
    } else if (room && lanes.hasToLoad()) {
      load();
    } else if (room && (moreAbove || now - nextPollAt >= 0)) {
      page(ours, now);
    }
  }

  boolean isIdle() {
    return !moreAbove && !sweeping && !lanes.hasToLoad();
  }

  private void page(Collection<Integer> ours, long now) {
    moreAbove = false;
    nextPollAt = now + settings.pollInterval().toNanos();
    long above = floor;
    link.run(
        session -> OutboxSql.page(session, above, settings.batch(), ours),
        read -> paged(read, above),
        this::wake);
  }

  private void paged(Page read, long above) {
    if (floor != above) {
      return;
    }
    floor = read.upTo();
    moreAbove |= read.full();
    for (int each = 0; each < read.events().size(); each++) {
      OutboxEvent event = read.events().get(each);
      if (!markedMeanwhile.contains(event.position())) {
        lanes.offer(event, read.predecessors().get(each));
      }
    }
  }

  private void load() {
    List<Lane> wanted = lanes.toLoad(LANES_AT_ONCE);
    if (wanted.isEmpty()) {
      return;
    }
    link.run(
        session -> OutboxSql.lanes(session, wanted),
        found -> {
          for (int each = 0; each < wanted.size(); each++) {
            lanes.loaded(wanted.get(each), found.get(each));
          }
        },
        () -> lanes.notLoaded(wanted));
  }

  private void sweep(Collection<Integer> ours, long now) {
    if (!sweeping) {
      sweeping = true;
      sweepBegan = now;
      sweptTo = low;
      candidateSafe = false;
    }
    long above = sweptTo;
    long upTo = floor;
    link.run(
        session -> OutboxSql.sweep(session, above, upTo, SWEEP_PAGE),
        found -> swept(found, ours, above, upTo),
        () -> sweeping = false);
  }

  private void swept(Sweep page, Collection<Integer> ours, long above, long upTo) {
    if (!sweeping) {
      return;
    }
    if (above == low) {
      candidateSafe = candidate > 0 && page.allEndedBefore() >= candidateId;
    }
    long now = clock.millis();
    for (Found row : page.found()) {
      if (ours.contains(row.shard()) && !markedMeanwhile.contains(row.position())) {
        lanes.expect(row.stream(), row.key(), row.shard(), row.version(), now);
      }
    }
    if (page.full()) {
      sweptTo = page.found().getLast().position();
    } else {
      sweptAll(upTo);
    }
  }

  private void sweptAll(long upTo) {
    sweeping = false;
    long now = nanoTime.getAsLong();
    nextSweepAt =
        now + Math.max(settings.pollInterval().toNanos(), SWEEP_SHARE * (now - sweepBegan));
    if (candidateSafe) {
      low = Math.min(candidate, upTo);
      candidate = 0;
    }
    if (candidate == 0 && floor > low) {
      nameCandidate();
    }
  }

  private void nameCandidate() {
    long seen = floor;
    link.run(
        OutboxSql::transactionId,
        id -> {
          if (floor >= seen) {
            candidate = seen;
            candidateId = id;
          }
        },
        () -> {});
  }
}
