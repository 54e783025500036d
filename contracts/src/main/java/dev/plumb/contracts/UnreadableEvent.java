package dev.plumb.contracts;

/**
 * Bytes that are no event of the type they claim to be. Reading them again never helps; the message
 * names the wire type and the fingerprint, byte or field that is wrong, and quotes no payload.
 */
public final class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(String wireType, String reason) {
    this(wireType, reason, null);
  }

  UnreadableEvent(String wireType, String reason, Throwable cause) {
    super(wireType + ": " + reason, cause);
  }
}
