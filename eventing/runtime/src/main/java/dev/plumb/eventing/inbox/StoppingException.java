package dev.plumb.eventing.inbox;

/** The application stops: what is in hand will be delivered again. */
final class StoppingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppingException() {
    super("stopping", null, false, false);
  }
}
