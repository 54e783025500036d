package dev.plumb.systemtests.bench;

/** A measurement could not be taken; the message says why and what to do. */
final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchFailure(String message) {
    super(message);
  }
}
