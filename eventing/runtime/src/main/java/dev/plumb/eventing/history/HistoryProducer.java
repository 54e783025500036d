package dev.plumb.eventing.history;

import dev.plumb.eventing.tx.PoolTransactions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class HistoryProducer {

  @Produces
  @Singleton
  Histories histories(Pool pool) {
    return new Histories(new PoolTransactions(pool));
  }
}
