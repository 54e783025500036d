package dev.plumb.billing.usecase;

import dev.plumb.contracts.Contracts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** What decisions must not reach for themselves: time, chance and the wire. */
@Singleton
class Surroundings {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Supplier<UUID> ids(InstantSource clock) {
    return new UuidV7(clock, new SecureRandom());
  }

  @Produces
  @Singleton
  Contracts contracts() {
    return Contracts.load();
  }
}
