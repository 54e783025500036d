package dev.plumb.eventing.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The subscriptions of this application, each found by its stream. */
final class Subscriptions {

  private final Map<String, Subscription<?>> byStream = new HashMap<>();

  /** Refuses two of one stream. */
  Subscriptions(Collection<? extends Subscription<?>> all) {
    for (Subscription<?> each : all) {
      if (byStream.putIfAbsent(each.table().stream(), each) != null) {
        throw new IllegalArgumentException("two subscriptions to stream " + each.table().stream());
      }
    }
  }

  Optional<Subscription<?>> to(String stream) {
    return Optional.ofNullable(byStream.get(stream));
  }
}
