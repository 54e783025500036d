package dev.plumb.eventing.operation;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class OperationProducer {

  @Produces
  @Singleton
  AdvisoryLock lock(Pool pool) {
    return new AdvisoryLock(pool);
  }
}
