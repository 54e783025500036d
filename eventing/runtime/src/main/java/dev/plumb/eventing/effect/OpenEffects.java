package dev.plumb.eventing.effect;

/**
 * @param unknown may or may not have happened
 * @param waiting of those, how many wait for a person
 * @param oldestSeconds age of the oldest that is not settled; 0 without any
 */
record OpenEffects(long unknown, long waiting, double oldestSeconds) {

  static final OpenEffects NONE = new OpenEffects(0, 0, 0);
}
