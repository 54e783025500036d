package dev.plumb.order.domain;

/** Where an order stands; {@link OrderStateTable} says how it gets there. */
public enum OrderStatus {
  /** Taken down; the money is not promised yet. */
  PLACED,
  /** The money is promised, shipping may prepare. */
  CONFIRMED,
  /** The promise of money is gone; waits for a new one or for somebody to give up. */
  ON_HOLD,
  /** The payment was declined for good. */
  REJECTED,
  /** To be cancelled; waits for billing's and for shipping's answer. */
  CANCELLING,
  /** Nothing was sent and no money is kept. */
  CANCELLED,
  /** On its way to the customer. */
  SHIPPED,
  /** With the customer; may come back within the return window. */
  DELIVERED,
  /** On its way back. */
  RETURNING,
  /** Lost on its way; the money has to go back. */
  LOST_PENDING_REFUND,
  /** All money went back. */
  REFUNDED,
  /** Nothing more will happen. */
  CLOSED
}
