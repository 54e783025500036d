package dev.plumb.systemtests.architecture.wrong.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** only a Lookup asks Hibernate. */
final class AsksHibernate {

  Uni<Void> flush() {
    return Panache.getSession().chain(session -> session.flush());
  }
}
