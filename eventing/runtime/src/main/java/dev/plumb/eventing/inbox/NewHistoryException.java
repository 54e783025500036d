package dev.plumb.eventing.inbox;

/** An event is of a history that was not heard of before: that is to be noted first. */
final class NewHistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int epoch;

  NewHistoryException(int epoch) {
    super("history " + epoch + " has begun", null, false, false);
    this.epoch = epoch;
  }

  int epoch() {
    return epoch;
  }
}
