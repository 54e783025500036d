package dev.plumb.eventing.usage;

/**
 * That events of a type go through this service.
 *
 * @param type as written, such as {@code order.order-placed.v1}
 */
public record TypeUse(Role role, String stream, String type) {

  public enum Role {
    READ,
    WRITTEN
  }
}
