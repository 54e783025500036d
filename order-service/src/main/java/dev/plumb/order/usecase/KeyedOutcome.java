package dev.plumb.order.usecase;

import dev.plumb.order.domain.Answer;

/** How a request with an Idempotency-Key ended. */
public sealed interface KeyedOutcome {

  /** Given now or, for the same request, before. */
  record Answered(Answer answer) implements KeyedOutcome {}

  /** The key stood for another request before. */
  record KeyReused() implements KeyedOutcome {}

  /** An earlier request with this key takes longer than one can wait. */
  record StillRunning() implements KeyedOutcome {}

  record NoSuchOrder() implements KeyedOutcome {}
}
