package dev.plumb.eventing.usage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Has this replica tell what it uses, every few seconds and when it stops. */
final class TypeUseKeeper implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TypeUseKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final TypeUses uses;
  private Cancellable running = () -> {};

  TypeUseKeeper(TypeUses uses) {
    this.uses = uses;
  }

  /** The tables must be there. */
  synchronized void start() {
    running =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> tellOrSay())
            .subscribe()
            .with(told -> {});
  }

  /** Blocks a moment. */
  @Override
  public synchronized void close() {
    running.cancel();
    tellOrSay()
        .ifNoItem()
        .after(LAST_WORDS)
        .recoverWithUni(Uni.createFrom().voidItem())
        .await()
        .indefinitely();
  }

  private Uni<Void> tellOrSay() {
    return uses.tell()
        .onFailure()
        .invoke(fault -> LOG.debugf("Types in use not told: %s", fault.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
