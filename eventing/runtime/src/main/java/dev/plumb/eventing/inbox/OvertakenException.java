package dev.plumb.eventing.inbox;

import io.smallrye.mutiny.Uni;

/** Another lane began the same key first: this transaction has not seen what that one wrote. */
final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("another lane began the same key first", null, false, false);
  }

  static Uni<Void> unless(int wanted, Uni<Integer> rows) {
    return rows.invoke(
            written -> {
              if (written != wanted) {
                throw new OvertakenException();
              }
            })
        .replaceWithVoid();
  }
}
