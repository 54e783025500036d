package dev.plumb.contracts.registry;

/** The registry does not take it; the message is its own. */
public final class RegistryRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryRefusal(String message) {
    super(message);
  }
}
