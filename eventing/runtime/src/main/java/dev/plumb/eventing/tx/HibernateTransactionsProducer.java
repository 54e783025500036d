package dev.plumb.eventing.tx;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Left out by the build where Hibernate Reactive is not in the application. */
@Singleton
public class HibernateTransactionsProducer {

  @Produces
  @Singleton
  Transactions transactions(Mutiny.SessionFactory sessions) {
    return new HibernateTransactions(sessions);
  }
}
