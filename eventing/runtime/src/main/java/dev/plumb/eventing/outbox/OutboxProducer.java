package dev.plumb.eventing.outbox;

import dev.plumb.eventing.trace.TraceContext;
import dev.plumb.eventing.usage.TypeUses;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class OutboxProducer {

  @Produces
  @Singleton
  Outbox outbox(Shards shards, CommitListener commits, TypeUses uses) {
    return new SqlOutbox(
        shards,
        TraceContext::current,
        events -> {
          commits.committed(events);
          events.forEach(each -> uses.written(each.event().stream(), each.event().type()));
        });
  }
}
