package dev.plumb.eventing.tx;

import io.quarkus.arc.DefaultBean;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Stands back where Hibernate Reactive is in the application. */
@Singleton
class PoolTransactionsProducer {

  @Produces
  @Singleton
  @DefaultBean
  Transactions transactions(Pool pool) {
    return new PoolTransactions(pool);
  }
}
