package dev.plumb.local.operator;

/** Ends the command with a message and an exit code. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refused, or something is still as bad as it was. */
  static final int REFUSED = 1;

  static final int WRONG_USE = 2;

  /** Nobody answers, or not to us. */
  static final int UNREACHABLE = 3;

  private final int code;

  private Failure(int code, String message) {
    super(message);
    this.code = code;
  }

  static Failure refused(String message) {
    return new Failure(REFUSED, message);
  }

  static Failure wrongUse(String message) {
    return new Failure(WRONG_USE, message);
  }

  static Failure unreachable(String message) {
    return new Failure(UNREACHABLE, message);
  }

  int code() {
    return code;
  }
}
