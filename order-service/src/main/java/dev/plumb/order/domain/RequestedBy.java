package dev.plumb.order.domain;

/** Who wants an order cancelled. */
public enum RequestedBy {
  CUSTOMER,
  OPERATOR,
  /** Nobody asked: the money could not be had in time. */
  PAYMENT_TIMEOUT
}
