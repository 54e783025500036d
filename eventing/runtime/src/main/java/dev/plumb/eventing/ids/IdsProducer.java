package dev.plumb.eventing.ids;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Clock and ids, to be replaced where a run has to be repeated. */
@Singleton
class IdsProducer {

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  @DefaultBean
  Supplier<UUID> ids(InstantSource clock) {
    return new TimeOrderedIds(clock, new SecureRandom());
  }
}
