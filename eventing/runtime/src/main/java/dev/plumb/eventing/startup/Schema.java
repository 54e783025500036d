package dev.plumb.eventing.startup;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * The database's tables: nothing that uses them starts before they are there, and each {@link
 * StartGate} is open.
 */
public interface Schema {

  /** Completes once that is so, however long that takes; fails only when stopping. */
  Uni<Void> ready();

  /**
   * What keeps the tables away, for a person to act on; empty once they are there. Blocks until the
   * first try is over.
   */
  Optional<String> fault();
}
