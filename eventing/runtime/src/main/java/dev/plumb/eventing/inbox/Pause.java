package dev.plumb.eventing.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Waits without holding a thread. */
@FunctionalInterface
interface Pause {

  Uni<Void> of(Duration length);

  /** Goes on where it was called: Hibernate's sessions belong to their Vert.x context. */
  static Uni<Void> onContext(Duration length) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context context = Vertx.currentContext();
              return context == null
                  ? Uni.createFrom().voidItem().onItem().delayIt().by(length)
                  : timer(context, length);
            });
  }

  private static Uni<Void> timer(Context context, Duration length) {
    return Uni.createFrom()
        .emitter(
            waiting ->
                context
                    .owner()
                    .setTimer(
                        Math.max(1, length.toMillis()),
                        id -> context.runOnContext(ignored -> waiting.complete(null))));
  }
}
