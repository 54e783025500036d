package dev.plumb.billing.domain;

public enum PaymentStatus {
  /** Known by its order id only. */
  NEW,
  /** The provider is asked to hold the amount. */
  AUTHORIZING,
  /** The amount is held; nothing is taken. */
  AUTHORIZED,
  /** An attempt was declined; either the next one follows or the payment fails. */
  DECLINED,
  /** No attempt is left. Nothing was taken. */
  FAILED,
  /** The parcel is ready; the provider is asked to take the amount. */
  CAPTURING,
  /** It may or may not have been taken: the provider is being asked. */
  UNKNOWN,
  /** The amount is taken. */
  CAPTURED,
  /** The provider is asked to let go of what it holds. */
  VOIDING,
  /** Nothing is held and nothing was taken. */
  VOIDED,
  /** The provider let go by itself before the amount was taken. */
  EXPIRED,
  /** At least one refund is under way. */
  REFUNDING,
  /** Part of the amount is back. */
  PARTIALLY_REFUNDED,
  /** All of it is back. */
  REFUNDED,
  /** A refund did not reach the customer: it is tried again, in the end by a person. */
  REFUND_FAILED,
  /** Cancelled before anything was taken; an order that comes later must not be charged. */
  CLOSED_WITHOUT_CHARGE
}
