package dev.plumb.eventing.startup;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The database's tables: nothing that uses them starts before they are there. */
public interface Schema {

  /** Completes once the tables are there, however long that takes; fails only when stopping. */
  Uni<Void> ready();

  /**
   * What keeps them away, for a person to act on; empty once ready. Blocks until the first try is
   * over.
   */
  Optional<String> fault();
}
