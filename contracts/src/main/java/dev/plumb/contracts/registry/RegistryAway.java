package dev.plumb.contracts.registry;

/** No registry has answered, or none that can be understood: later it may. */
public final class RegistryAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryAway(RegistryAddress registry, String why) {
    super("the schema registry at %s %s".formatted(registry, why));
  }
}
