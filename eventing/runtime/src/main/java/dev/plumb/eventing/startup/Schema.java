package dev.plumb.eventing.startup;

import io.smallrye.mutiny.Uni;

/** The database's tables: nothing that uses them starts before they are there. */
public interface Schema {

  /** Completes once the tables are there, however long that takes; fails only when stopping. */
  Uni<Void> ready();

  /** What it waits for, for a person to act on; empty once ready. */
  java.util.Optional<String> waitingFor();
}
