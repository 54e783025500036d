package dev.plumb.order.provider;

/**
 * How far one mail's conversation with the server came. Before the text is begun the server can't
 * have taken it, and once it is given up then, it is never begun: so it may be sent again. Told
 * from several threads.
 */
final class MailProgress {

  private Stage stage = Stage.GREETING;

  private enum Stage {
    /** Connecting, encrypting, logging in: nothing of this mail was said. */
    GREETING,
    /** Sender and recipient. */
    ENVELOPE,
    /** The server has let the text begin; it may take it whatever becomes of the connection. */
    TEXT,
    GIVEN_UP
  }

  /** False if it was given up. */
  boolean addresses() {
    return to(Stage.ENVELOPE);
  }

  /** False if it was given up. */
  boolean begins() {
    return to(Stage.TEXT);
  }

  synchronized boolean isGreeting() {
    return stage == Stage.GREETING;
  }

  /** False if it is too late: nobody knows whether the server has taken it. */
  synchronized boolean giveUp() {
    if (stage == Stage.TEXT) {
      return false;
    }
    stage = Stage.GIVEN_UP;
    return true;
  }

  private synchronized boolean to(Stage next) {
    if (stage == Stage.GIVEN_UP) {
      return false;
    }
    stage = next;
    return true;
  }
}
