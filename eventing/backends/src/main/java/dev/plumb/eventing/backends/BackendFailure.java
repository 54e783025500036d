package dev.plumb.eventing.backends;

/** A backend could not be started, reached or stopped; the message says what to do about it. */
public final class BackendFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackendFailure(String message) {
    super(message);
  }

  BackendFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
