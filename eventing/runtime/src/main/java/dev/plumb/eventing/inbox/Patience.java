package dev.plumb.eventing.inbox;

import dev.plumb.eventing.retry.Backoff;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * For how long a transaction is tried again while a person waits: deliveries outwait a database
 * that is away, a person would rather know.
 *
 * @param attempts at a fault that lasts
 */
record Patience(Backoff backoff, Pause pause, int attempts) {

  private static final int PAUSES = 5;

  /** Fails with the last fault, or with {@link StoppingException} if that may pass. */
  <T> Uni<T> tries(Supplier<Uni<T>> transaction, int atMost) {
    AtomicInteger paused = new AtomicInteger();
    Pause limited = length -> pause(length, paused.incrementAndGet());
    return new Tries<>(transaction, backoff, limited, "a dead letter", atMost).run();
  }

  private Uni<Void> pause(Duration length, int count) {
    return count > PAUSES ? Uni.createFrom().failure(new StoppingException()) : pause.of(length);
  }
}
