package dev.plumb.eventing.inbox;

import java.util.concurrent.CompletionStage;

/**
 * What a reaction throws when it can't be pure: what it needs is on its way. Its transaction is
 * rolled back and run again once that is there, or has failed to come; other lanes go on. Whoever
 * throws it sees to it that the wait ends, and that the next call has an answer.
 */
public final class Awaiting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CompletionStage<?> arrival;

  /**
   * @param what for people, such as {@code "a schema"}
   * @param arrival ends in good time, either way
   */
  public Awaiting(String what, CompletionStage<?> arrival) {
    super("waiting for " + what, null, false, false);
    this.arrival = arrival;
  }

  CompletionStage<?> arrival() {
    return arrival;
  }
}
