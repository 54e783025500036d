package dev.plumb.sandbox.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * @see <a href="https://docs.stripe.com/api/events/object">Stripe: Event</a>
 */
@RegisterForReflection
record EventView(
    String id,
    String object,
    String apiVersion,
    long created,
    Data data,
    boolean livemode,
    int pendingWebhooks,
    String type) {

  @RegisterForReflection
  record Data(Object object) {}

  static EventView of(String id, String type, long created, Object object) {
    return new EventView(
        id, "event", "2026-01-28.sandbox", created, new Data(object), false, 1, type);
  }
}
