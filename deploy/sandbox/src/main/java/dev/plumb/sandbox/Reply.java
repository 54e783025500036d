package dev.plumb.sandbox;

/**
 * @param body JSON
 * @param replayed whether it is the saved answer of an earlier request with the same key
 * @param torn whether only its first half gets through before the connection breaks
 */
public record Reply(int status, String body, boolean replayed, boolean torn) {
  public Reply(int status, String body) {
    this(status, body, false);
  }

  public Reply(int status, String body, boolean replayed) {
    this(status, body, replayed, false);
  }

  public Reply tornInHalf() {
    return new Reply(status, body, replayed, true);
  }

  public Reply saying(String other) {
    return new Reply(status, other, replayed, torn);
  }
}
