package dev.plumb.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything that a run has in common: its seed, its time, its story, and what is broken in it on
 * purpose. One thread runs a world; another may run another.
 */
public final class World {

  /** Where all clocks begin that aren't wrong. */
  static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private static final ThreadLocal<World> RUNNING = new ThreadLocal<>();

  private final Random random;
  private final Timeline timeline;
  private final Story story;
  private final Set<Bug> bugs = EnumSet.noneOf(Bug.class);
  private final Process outside;
  private Process process;
  private long steps;
  private long troubleEnds;
  private Violation violation;
  private boolean changed;

  World(long seed, boolean told, Set<Bug> planted) {
    random = new Random(seed);
    timeline = new Timeline(random);
    story = new Story(told);
    bugs.addAll(planted);
    outside = new Process(this, "the world");
    process = outside;
    RUNNING.set(this);
  }

  /** The one of this thread. */
  static World running() {
    return RUNNING.get();
  }

  public Random random() {
    return random;
  }

  /** Nanoseconds since the beginning. */
  public long now() {
    return timeline.now();
  }

  public InstantSource clock() {
    return () -> BEGINNING.plusNanos(now());
  }

  /** Unlike those of a service, the same in every run of a seed. */
  public UUID id() {
    long high = clock().millis() << 16 | 0x7000 | random.nextLong() & 0xFFF;
    return new UUID(high, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }

  public boolean has(Bug bug) {
    return bugs.contains(bug);
  }

  void troubleUntil(Duration end) {
    troubleEnds = end.toNanos();
  }

  /** Whether things may go wrong. */
  public boolean faults() {
    return now() < troubleEnds;
  }

  /** Whether something happens that happens so often in a hundred times. */
  public boolean chance(double percent) {
    return random.nextDouble() * 100 < percent;
  }

  public void tell(Supplier<String> sentence) {
    story.tell(now(), sentence);
  }

  Story story() {
    return story;
  }

  long steps() {
    return steps;
  }

  /** Who does what is happening right now. */
  Process process() {
    return process;
  }

  /** What belongs to no service, such as the network and the customers. */
  public Process outside() {
    return outside;
  }

  public void after(long nanos, Runnable action) {
    timeline.after(nanos, action);
  }

  void as(Process who, Runnable action) {
    Process before = process;
    process = who;
    try {
      action.run();
    } finally {
      process = before;
    }
  }

  /** Something was committed here or done outside. */
  public void changed() {
    changed = true;
  }

  /** Since the last call. */
  boolean hasChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  void isViolated(Violation found) {
    violation = violation == null ? found : violation;
  }

  /** False if nothing will ever happen any more. */
  boolean step() {
    steps++;
    boolean stepped = timeline.step();
    if (violation != null) {
      throw violation;
    }
    return stepped;
  }
}
