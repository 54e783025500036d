package dev.plumb.contracts;

/**
 * An event and its major version.
 *
 * @param event such as {@code order.order-placed}
 */
record WireType(String event, int major) {

  private static final String BEFORE_MAJOR = ".v";

  /**
   * @param name such as {@code order.order-placed.v1}
   */
  static WireType of(String name) {
    int at = name.lastIndexOf(BEFORE_MAJOR);
    return new WireType(
        name.substring(0, at), Integer.parseInt(name.substring(at + BEFORE_MAJOR.length())));
  }

  WireType towards(int other) {
    return new WireType(event, major + Integer.signum(other - major));
  }

  @Override
  public String toString() {
    return event + BEFORE_MAJOR + major;
  }
}
