package dev.plumb.eventing.usage;

import dev.plumb.eventing.startup.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the plain classes of this package beans. */
@Singleton
class UsageProducer {

  @Produces
  @Singleton
  @DefaultBean
  Deprecations none() {
    return type -> Optional.empty();
  }

  @Produces
  @Singleton
  TypeUseRows rows(Pool pool) {
    return new TypeUseRows(pool);
  }

  @Produces
  @Singleton
  TypeUses uses(TypeUseRows rows, Deprecations deprecations, MeterRegistry meters) {
    return new TypeUses(rows, deprecations, meters);
  }

  @Produces
  @Singleton
  TypeUseKeeper keeper(TypeUses uses) {
    return new TypeUseKeeper(uses);
  }

  void start(@Observes StartupEvent event, Schema schema, TypeUseKeeper keeper) {
    schema.ready().subscribe().with(ready -> keeper.start(), stopping -> {});
  }

  void stop(@Observes ShutdownEvent event, TypeUseKeeper keeper) {
    keeper.close();
  }
}
