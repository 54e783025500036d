package dev.plumb.eventing.inbox;

/** Another lane began the same key first: this transaction has not seen what that one wrote. */
final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("another lane began the same key first", null, false, false);
  }
}
