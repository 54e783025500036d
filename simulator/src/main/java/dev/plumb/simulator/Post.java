package dev.plumb.simulator;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A webhook: at its sender's leisure, perhaps twice, to whichever replica answers. */
final class Post {

  private static final int TRIES = 20;

  private final World world;
  private final Service to;
  private final Supplier<String> what;
  private final Function<Replica, Uni<Boolean>> delivery;

  /**
   * @param delivery whether it was taken
   */
  Post(World world, Service to, Supplier<String> what, Function<Replica, Uni<Boolean>> delivery) {
    this.world = world;
    this.to = to;
    this.what = what;
    this.delivery = delivery;
  }

  /** Or never: the receiver must not depend on it. */
  void sendLateOrTwice() {
    if (world.faults() && world.chance(10)) {
      world.tell(() -> what.get() + " is never sent");
      return;
    }
    sendUntilTaken();
    if (world.faults() && world.chance(10)) {
      sendUntilTaken();
    }
  }

  void sendUntilTaken() {
    world.after(delay(), () -> deliver(1));
  }

  private long delay() {
    Duration longest =
        world.faults() && world.chance(10) ? Duration.ofSeconds(10) : Duration.ofMillis(200);
    return world.random().nextLong(longest.toNanos());
  }

  private void deliver(int attempt) {
    Optional<Replica> reached = to.any();
    if (reached.isEmpty()) {
      again(attempt);
      return;
    }
    Replica replica = reached.get();
    world.tell(() -> what.get() + " reaches " + replica.process());
    boolean[] answered = new boolean[1];
    replica
        .process()
        .soon(
            500,
            () ->
                delivery
                    .apply(replica)
                    .subscribe()
                    .with(
                        taken -> answered[0] = taken,
                        failed -> world.tell(() -> what.get() + " fails")));
    world.after(
        Duration.ofSeconds(2).toNanos(),
        () -> {
          if (!answered[0]) {
            again(attempt);
          }
        });
  }

  private void again(int attempt) {
    if (attempt < TRIES) {
      world.after(Duration.ofSeconds(1).toNanos() * attempt, () -> deliver(attempt + 1));
    }
  }
}
