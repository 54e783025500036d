package dev.plumb.eventing.outbox;

import dev.plumb.eventing.trace.TraceContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class OutboxProducer {

  @Produces
  @Singleton
  Outbox outbox(Shards shards, CommitListener commits) {
    return new SqlOutbox(shards, TraceContext::current, commits);
  }
}
