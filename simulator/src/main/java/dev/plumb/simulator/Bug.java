package dev.plumb.simulator;

import java.util.Locale;

/** What can be broken on purpose, to see that it is found. */
public enum Bug {
  ACK_BEFORE_COMMIT("a consumer acknowledges a batch before it is committed"),
  ACK_ALL_RECEIVED("a consumer acknowledges whatever it has received, committed or not"),
  MARK_BEFORE_CONFIRM("the relay takes an event for sent as soon as it has sent it"),
  IGNORE_RETURN("the relay takes a confirm for routed, whatever was returned"),
  CLOSED_MEANS_CONFIRMED("what was in flight on a lost channel counts as confirmed"),
  CURSOR_INSTEAD_OF_SWEEP("the relay never looks below the highest position it has seen"),
  LEASE_BY_WALL_CLOCK("whether a lease has ended is judged by the replica's own clock"),
  OUTBOX_OUTSIDE_TRANSACTION("events are appended whether or not their change commits"),
  NO_PARKING("events ahead of their turn are not kept"),
  REQUEUE_ON_GAP("events ahead of their turn go back to the queue until the limit"),
  NOTHING_RECALLED("what is parked is not looked at when its turn comes"),
  NO_INBOX("whether an event was delivered before is not remembered"),
  NO_WATERMARK("the version that is delivered counts as the next"),
  APPLY_THOUGH_REFUSED("a carrier's report is applied though it is out of date"),
  NEW_KEY_PER_TRY("each try of a call has an idempotency key of its own"),
  CALL_WHEN_UNKNOWN("a call whose answer is unknown is made again without asking"),
  SILENCE_MEANS_NO("a call without an answer counts as declined"),
  ANSWER_AND_WEBHOOK_BOTH_APPLIED("the provider's word is taken without the payment's lock");

  private final String sentence;

  Bug(String sentence) {
    this.sentence = sentence;
  }

  /** As it is named on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String sentence() {
    return sentence;
  }
}
