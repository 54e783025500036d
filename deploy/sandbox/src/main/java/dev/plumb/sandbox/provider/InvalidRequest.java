package dev.plumb.sandbox.provider;

/** Parameters that can't be read: nothing was started, so no key is used up. */
final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StripeError error;

  InvalidRequest(String code, String param, String message) {
    super(message);
    this.error = StripeError.invalid(code, param, message);
  }

  StripeError error() {
    return error;
  }
}
