package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Work that nobody can cancel once it is subscribed to. A cancellation would close the connection,
 * and so roll back, before it reaches the work; a statement that the work sends in between commits
 * by itself (docs/adr/0019). What fails when the caller is gone is logged.
 */
final class ToItsEnd {

  private static final Logger LOG = Logger.getLogger(ToItsEnd.class);

  private ToItsEnd() {}

  static <T> Uni<T> of(Uni<T> work) {
    return Uni.createFrom().emitter(caller -> answer(caller, work));
  }

  private static <T> void answer(UniEmitter<? super T> caller, Uni<T> work) {
    AtomicBoolean gone = new AtomicBoolean();
    caller.onTermination(() -> gone.set(true));
    work.subscribe()
        .with(
            caller::complete,
            failure -> {
              if (gone.get()) {
                LOG.warnf(
                    "A transaction was rolled back after its caller had gone: %s",
                    failure.getClass().getName());
              }
              caller.fail(failure);
            });
  }
}
