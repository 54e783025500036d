package dev.plumb.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of one replica, from its start to its crash. What it has begun ends with it; while it is
 * frozen it does nothing, and doesn't know afterwards.
 */
public final class Process {

  private final World world;
  private final String name;
  private final List<Runnable> atItsEnd = new ArrayList<>();
  private final long clockIsAheadBy;
  private long frozenUntil;
  private boolean dead;

  Process(World world, String name) {
    this.world = world;
    this.name = name;
    this.clockIsAheadBy = (world.random().nextInt(41) - 20) * 1_000_000_000L;
  }

  /** Its machine's clock, which is wrong by up to twenty seconds. */
  long wallClock() {
    return world.now() + clockIsAheadBy;
  }

  public World world() {
    return world;
  }

  public boolean isDead() {
    return dead;
  }

  boolean isFrozen() {
    return frozenUntil > world.now();
  }

  void freeze(long nanos) {
    frozenUntil = world.now() + nanos;
  }

  /** What the outside notices when it is gone, such as its database ending its transactions. */
  public void atItsEnd(Runnable noticed) {
    atItsEnd.add(noticed);
  }

  /**
   * Perhaps, at a moment that is worth it.
   *
   * @param when such as {@code after a commit}
   * @return true if it is dead now
   */
  public boolean mayCrash(String when) {
    if (world.faults() && world.chance(0.5)) {
      crash(" " + when);
    }
    return dead;
  }

  void crash(String when) {
    world.tell(() -> name + " crashes" + when);
    dead = true;
    atItsEnd.forEach(Runnable::run);
  }

  /** After about so long, give or take a half. */
  public void soon(long micros, Runnable action) {
    after(1_000 * (micros / 2 + world.random().nextLong(micros + 1)), action);
  }

  public void after(long nanos, Runnable action) {
    world.after(nanos, () -> run(action));
  }

  private void run(Runnable action) {
    if (dead) {
      return;
    }
    if (isFrozen()) {
      world.after(frozenUntil - world.now() + world.random().nextLong(1_000), () -> run(action));
      return;
    }
    world.as(this, action);
  }

  @Override
  public String toString() {
    return name;
  }
}
