package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.OutboxRows.Page;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Brings rows into memory, one statement at a time: upwards from {@code floor}, the highest
 * position looked at. This is all there is to do as long as transactions commit in the order of
 * their positions; they don't always, so there is a {@link Sweep} below it.
 */
final class Reading {

  private static final int LANES_AT_ONCE = 128;

  private final OutboxAccess link;
  private final Lanes lanes;
  private final LaneIntake intake;
  private final RelaySettings settings;
  private final Supplier<Collection<Integer>> shards;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final Set<Long> markedMeanwhile = new HashSet<>();
  private final Sweep sweep;

  private long floor;
  private boolean moreAbove = true;
  private long nextPollAt;

  Reading(
      OutboxAccess link,
      Lanes lanes,
      LaneIntake intake,
      RelaySettings settings,
      Supplier<Collection<Integer>> shards,
      LongSupplier nanoTime,
      InstantSource clock) {
    this.link = link;
    this.lanes = lanes;
    this.intake = intake;
    this.settings = settings;
    this.shards = shards;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.nextPollAt = nanoTime.getAsLong();
    this.sweep = new Sweep(link, intake, settings.pollInterval(), markedMeanwhile, nanoTime, clock);
  }

  /** There is something above the floor. */
  void wake() {
    moreAbove = true;
  }

  /** What was looked at counts no more: shards were gained, or the database was away. */
  void fromTheBeginning() {
    floor = 0;
    moreAbove = true;
    sweep.fromTheBeginning();
  }

  /** A row that a statement under way may still show. */
  void marked(long position) {
    markedMeanwhile.add(position);
  }

  /**
   * Rows that this process has just committed, which need not be read unless there is a backlog. An
   * earlier version may still wait, so only a first version, or one that follows what is in memory
   * of its key, goes as it is; for any other the rows of its key are read. One at or below the
   * floor may have been read, sent and marked already, so it is looked for (docs/adr/0008).
   */
  void committed(List<OutboxEvent> events) {
    Collection<Integer> ours = shards.get();
    long now = clock.millis();
    for (OutboxEvent event : events) {
      if (moreAbove || lanes.inMemory() >= settings.memory()) {
        moreAbove = true;
      } else if (ours.contains(event.shard())) {
        hand(event, now);
      }
    }
  }

  private void hand(OutboxEvent event, long now) {
    if (event.position() > floor) {
      intake.offer(event, event.version() - 1);
    } else {
      intake.expect(event.stream(), event.key(), event.shard(), event.version(), now);
    }
  }

  /** Begins the next statement that is worth it, if none is under way. */
  void step() {
    Collection<Integer> ours = shards.get();
    if (ours.isEmpty() || !link.isFree()) {
      return;
    }
    boolean room = lanes.inMemory() + settings.batch() <= settings.memory();
    markedMeanwhile.clear();
    if (sweep.isDue(floor)) {
      sweep.step(floor, ours);
    } else if (room && intake.hasToLoad()) {
      load();
    } else if (room && (moreAbove || nanoTime.getAsLong() - nextPollAt >= 0)) {
      page(ours);
    }
  }

  private void page(Collection<Integer> ours) {
    moreAbove = false;
    nextPollAt = nanoTime.getAsLong() + settings.pollInterval().toNanos();
    long above = floor;
    link.run(
        outbox -> outbox.page(above, settings.batch(), ours),
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
        intake.offer(event, read.predecessors().get(each));
      }
    }
  }

  private void load() {
    List<Lane> wanted = intake.toLoad(LANES_AT_ONCE);
    if (wanted.isEmpty()) {
      return;
    }
    link.run(
        outbox -> outbox.lanes(wanted),
        found -> {
          for (int each = 0; each < wanted.size(); each++) {
            intake.loaded(wanted.get(each), found.get(each));
          }
        },
        () -> intake.notLoaded(wanted));
  }
}
