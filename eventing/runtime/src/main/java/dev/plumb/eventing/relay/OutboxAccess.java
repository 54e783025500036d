package dev.plumb.eventing.relay;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/** A way to the outbox that takes one statement at a time; answers arrive on the relay's thread. */
interface OutboxAccess {

  boolean isFree();

  /** Only while {@link #isFree}. */
  <T> void run(Function<OutboxStore, Uni<T>> statement, Consumer<T> answered, Runnable failed);
}
