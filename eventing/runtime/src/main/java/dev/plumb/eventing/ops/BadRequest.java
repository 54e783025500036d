package dev.plumb.eventing.ops;

/** Names what in the request is wrong, and how it would be right. */
final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequest(String detail) {
    super(detail, null, false, false);
  }
}
