package dev.plumb.eventing.startup;

import io.smallrye.mutiny.Uni;

/** A bean of the application: nothing is consumed, published or done before it is open. */
@FunctionalInterface
public interface StartGate {

  /** Completes once, however long that takes. */
  Uni<Void> open();
}
