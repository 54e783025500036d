package dev.plumb.auditor.read;

/** Nothing can be said about an order for now. The message is for a person to act on. */
public final class PeerAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PeerAway(String message) {
    super(message);
  }
}
