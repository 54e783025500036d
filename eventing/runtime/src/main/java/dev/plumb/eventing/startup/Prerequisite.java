package dev.plumb.eventing.startup;

import java.util.Optional;

/** Something outside of the service that it can't work without. */
public interface Prerequisite {

  /** For people, such as {@code the broker}. */
  String name();

  /**
   * Looks, and says in one sentence what is wrong and which setting or command puts it right; empty
   * if it can be used. May block for seconds; never throws.
   */
  Optional<String> missing();
}
