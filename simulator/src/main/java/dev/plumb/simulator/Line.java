package dev.plumb.simulator;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.function.Supplier;

/**
 * The way to somebody outside: down at times, and what it carries gets lost in either direction.
 */
public final class Line {

  private static final long SLOW = 6_000_000;

  private final World world;
  private long downUntil;

  Line(World world) {
    this.world = world;
  }

  void down(long nanos) {
    downUntil = world.now() + nanos;
  }

  /**
   * @param silence what the caller makes of it if there is no answer
   */
  public <T> Uni<T> carry(
      Process caller, String whom, String what, Supplier<T> request, Supplier<T> silence) {
    return Uni.createFrom()
        .emitter(
            answer -> {
              if (caller.mayCrash("before " + whom + " is " + what)) {
                return;
              }
              if (downUntil > world.now() || isLost()) {
                world.tell(() -> "%s is not reached by %s, %s".formatted(whom, caller, what));
                caller.soon(2_000_000, () -> answer.complete(silence.get()));
              } else {
                world
                    .outside()
                    .soon(20_000, () -> answer(caller, whom, what, request.get(), silence, answer));
              }
            });
  }

  private <T> void answer(
      Process caller,
      String whom,
      String what,
      T reply,
      Supplier<T> silence,
      UniEmitter<? super T> answer) {
    world.changed();
    world.tell(() -> "%s is %s by %s".formatted(whom, what, caller));
    if (caller.isDead() || caller.mayCrash("before it hears the answer")) {
      return;
    }
    if (isLost()) {
      world.tell(() -> "the answer of %s to %s gets lost".formatted(whom, caller));
      caller.soon(silence(), () -> answer.complete(silence.get()));
    } else {
      caller.soon(isSlow() ? SLOW : 20_000, () -> answer.complete(reply));
    }
  }

  /** A connection that breaks is noticed at once, one that falls silent after a while. */
  private long silence() {
    return world.random().nextBoolean() ? 10_000 : 3_000_000;
  }

  private boolean isLost() {
    return world.faults() && world.chance(10);
  }

  private boolean isSlow() {
    return world.faults() && world.chance(5);
  }
}
