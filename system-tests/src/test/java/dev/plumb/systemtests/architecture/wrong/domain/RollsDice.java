package dev.plumb.systemtests.architecture.wrong.domain;

import java.util.UUID;
import java.util.function.Supplier;

/** domain rolls no dice. */
record RollsDice(UUID id) {

  private static final Supplier<UUID> DICE = UUID::randomUUID;

  static RollsDice rolled() {
    return new RollsDice(DICE.get());
  }
}
