package dev.plumb.shipping;

import dev.plumb.eventing.startup.Schema;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The application starts before its tables are made; a test begins after. */
@Singleton
class TablesFirst {

  private static final Duration UNTIL_MIGRATED = Duration.ofMinutes(2);

  void await(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event, Schema schema) {
    schema.ready().await().atMost(UNTIL_MIGRATED);
  }
}
