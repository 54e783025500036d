package dev.plumb.order.usecase;

import dev.plumb.order.domain.KeyedRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets equal requests that arrive while the first is under way share its outcome, so that they
 * don't hold connections only to wait for it. Those that reach another replica wait in the
 * database.
 */
@Singleton
class UnderWay {

  private final Map<KeyedRequest, Uni<KeyedOutcome>> outcomes = new ConcurrentHashMap<>();

  Uni<KeyedOutcome> share(KeyedRequest request, Supplier<Uni<KeyedOutcome>> first) {
    return outcomes.computeIfAbsent(request, absent -> start(absent, first));
  }

  private Uni<KeyedOutcome> start(KeyedRequest request, Supplier<Uni<KeyedOutcome>> first) {
    return Uni.createFrom()
        .deferred(() -> first.get())
        .onTermination()
        .invoke(() -> outcomes.remove(request))
        .memoize()
        .indefinitely();
  }
}
