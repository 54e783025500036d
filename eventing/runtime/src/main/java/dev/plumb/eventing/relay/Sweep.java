package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.OutboxRows.Found;
import dev.plumb.eventing.relay.OutboxRows.Swept;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds what committed below the floor after it was passed, by looking at {@code low..floor} every
 * poll interval. {@code low} is the highest position below which no row can turn up any more: the
 * floor as it was when every transaction that has ended since was still running. With it, rows that
 * were deleted but that some old snapshot still sees are not walked over and over.
 */
final class Sweep {

  private static final int PAGE = 2_000;

  /** A sweep may take up a twentieth of the time, however long the way is. */
  private static final int SHARE = 20;

  private final OutboxAccess link;
  private final LaneIntake intake;
  private final Duration interval;
  private final Set<Long> markedMeanwhile;
  private final LongSupplier nanoTime;
  private final InstantSource clock;

  private long low;
  private boolean underWay;
  private long sweptTo;
  private long upTo;
  private long began;
  private long nextAt;

  /** The floor when {@code candidateId} was above every running transaction's id; 0 if none. */
  private long candidate;

  private long candidateId;
  private boolean candidateSafe;
  private long named;

  /**
   * @param markedMeanwhile positions that the statement under way may show though they are marked
   */
  Sweep(
      OutboxAccess link,
      LaneIntake intake,
      Duration interval,
      Set<Long> markedMeanwhile,
      LongSupplier nanoTime,
      InstantSource clock) {
    this.link = link;
    this.intake = intake;
    this.interval = interval;
    this.markedMeanwhile = markedMeanwhile;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.nextAt = nanoTime.getAsLong();
  }

  /** What was looked at counts no more. */
  void fromTheBeginning() {
    low = 0;
    candidate = 0;
    named = 0;
    underWay = false;
  }

  /** The floor must not rise while this is so. */
  boolean isDue(long floor) {
    return underWay || (floor > low && nanoTime.getAsLong() - nextAt >= 0);
  }

  /** The next page. */
  void step(long floor, Collection<Integer> ours) {
    if (!underWay) {
      underWay = true;
      began = nanoTime.getAsLong();
      sweptTo = low;
      upTo = floor;
      candidateSafe = false;
    }
    link.run(
        outbox -> outbox.sweep(sweptTo, upTo, PAGE),
        page -> swept(page, ours),
        () -> underWay = false);
  }

  private void swept(Swept page, Collection<Integer> ours) {
    if (!underWay) {
      return;
    }
    if (sweptTo == low) {
      candidateSafe = candidate > 0 && page.allEndedBefore() >= candidateId;
    }
    long now = clock.millis();
    for (Found row : page.found()) {
      if (ours.contains(row.shard()) && !markedMeanwhile.contains(row.position())) {
        intake.expect(row.stream(), row.key(), row.shard(), row.version(), now);
      }
    }
    if (page.full()) {
      sweptTo = page.found().getLast().position();
    } else {
      sweptAll();
    }
  }

  private void sweptAll() {
    underWay = false;
    long now = nanoTime.getAsLong();
    nextAt = now + Math.max(interval.toNanos(), SHARE * (now - began));
    if (candidateSafe) {
      low = Math.min(candidate, upTo);
      candidate = 0;
    }
    if (candidate == 0 && upTo > low) {
      nameCandidate(upTo);
    }
  }

  private void nameCandidate(long floor) {
    named = floor;
    link.run(
        OutboxStore::transactionId,
        id -> {
          candidate = named;
          candidateId = id;
        },
        () -> {});
  }
}
