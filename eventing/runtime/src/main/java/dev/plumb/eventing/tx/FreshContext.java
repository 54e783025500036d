package dev.plumb.eventing.tx;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Runs each piece of work on a Vert.x context of its own, as a request would: Hibernate Reactive
 * keeps one session a context, and two transactions on one context would share it.
 */
public record FreshContext(Vertx vertx) implements Contexts {

  @Override
  public <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
    return Uni.createFrom()
        .<T>deferred(work)
        .runSubscriptionOn(task -> context().runOnContext(ignored -> task.run()));
  }

  private Context context() {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return context;
  }
}
