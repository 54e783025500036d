package dev.plumb.simulator;

/**
 * Something is so that must never be. Its world knows of it even if somebody retries whatever
 * fails.
 */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Violation(String what) {
    super(what, null, false, false);
    World.running().isViolated(this);
  }
}
