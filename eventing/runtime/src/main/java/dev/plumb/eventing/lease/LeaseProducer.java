package dev.plumb.eventing.lease;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class LeaseProducer {

  @Produces
  @Singleton
  LeaseTable table(Pool pool, LeaseConfig config) {
    return new LeaseTable(pool, config.settings());
  }
}
