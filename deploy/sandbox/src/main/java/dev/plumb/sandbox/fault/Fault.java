package dev.plumb.sandbox.fault;

import java.time.Duration;

/** Something that goes wrong around one call. */
public sealed interface Fault {

  /** What the caller meets. */
  sealed interface OfCall extends Fault {}

  /** Nothing has happened yet. */
  sealed interface Before extends OfCall {}

  /** 500, nothing done, the key not used up. */
  record ErrorBefore() implements Before {}

  /** 503, nothing done. */
  record Unavailable() implements Before {}

  /** 429, nothing done. */
  record RateLimited() implements Before {}

  /** No answer, nothing done; then the connection is closed. */
  record TimeoutBefore(Duration hold) implements Before {}

  /** Connection closed, nothing done. */
  record CutBefore() implements Before {}

  /** Nobody there, whatever is called, for a while. */
  record Down() implements Before {}

  /** Done as asked, but late; the key is in use meanwhile. */
  record Slow(Duration delay) implements OfCall {}

  /** An earlier answer to this key is forgotten: the call is carried out again. */
  record KeyForgotten() implements OfCall {}

  /** Done, but the answer is a 500, and stays one for this key, as Stripe's does. */
  record ErrorAfter() implements OfCall {}

  /** It is done, and only the answer gets lost: the same key gets the right answer. */
  sealed interface After extends OfCall {}

  /** Done, then 502 from in between. */
  record BadGatewayAfter() implements After {}

  /** Done, then no answer; then the connection is closed. */
  record TimeoutAfter(Duration hold) implements After {}

  /** Done at once, answered late. */
  record LateAfter(Duration delay) implements After {}

  /** Done, then the connection is closed. */
  record CutAfter() implements After {}

  /** Done, then the connection is closed in the middle of the answer. */
  record CutMidway() implements After {}

  /** Done as asked, but the answer states something else. */
  record AnswerDiffers() implements After {}

  /** What the receiver of a webhook meets. */
  sealed interface OfWebhook extends Fault {}

  record WebhookTwice() implements OfWebhook {}

  record WebhookLate(Duration delay) implements OfWebhook {}

  /** Kept back until a later event about the same thing is out, at most for the given time. */
  record WebhookReordered(Duration atMost) implements OfWebhook {}

  record WebhookNever() implements OfWebhook {}

  /** It states something else than what happened. */
  record WebhookDiffers() implements OfWebhook {}
}
