package dev.plumb.billing.domain;

/** What a legal transition does; the names stand in the cells of {@link TransitionTable}. */
enum Step {
  /** Ask the provider to hold the amount. */
  AUTHORIZE,
  /** The amount is held. */
  HOLD,
  /** Held after all was over: let go, without becoming anything else. */
  LET_GO,
  DECLINE,
  /** Another attempt. */
  REAUTHORIZE,
  /** No further attempt: nothing was charged. */
  FAIL,
  /** Ask the provider to take what it holds. */
  CAPTURE,
  /** The amount is taken. */
  TAKE,
  /** Taken though it was over: give back. */
  TAKE_LATE,
  /** Taken already: tell shipping, now that it has a parcel. */
  ANNOUNCE,
  CAPTURE_FAILED,
  /** Wait until the provider says what became of the capture. */
  DOUBT,
  /** Ask the provider to let go. */
  VOID,
  VOIDED,
  EXPIRE,
  /** Not to be taken any more: let go of it and wait for another attempt. */
  LET_LAPSE,
  /** Another attempt, or none if none is left. */
  RENEW,
  /** Nothing was charged and nothing may be. */
  CLOSE,
  /** Keep the fact until it can be acted on. */
  REMEMBER,
  /** Give back what is left, once shipping has the goods. */
  RETURN_MONEY,
  REFUND,
  /** Give it back once there is something to give back. */
  REFUND_LATER,
  REFUND_COMPLETED,
  REFUND_FAILED,
  RETRY_REFUND,
  RETRY_REFUNDS,
  /** True already, or overtaken by something of higher rank. */
  DONE
}
