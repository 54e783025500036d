package dev.plumb.sandbox;

/**
 * @param body JSON
 * @param replayed whether it is the saved answer of an earlier request with the same key
 */
public record Reply(int status, String body, boolean replayed) {
  public Reply(int status, String body) {
    this(status, body, false);
  }
}
