package dev.plumb.billing.provider;

/** What came is no event of the provider's API; the message says what it should be. */
public final class UnreadableEvent extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
