package dev.plumb.billing;

import dev.plumb.eventing.backends.BackendSettings;
import dev.plumb.eventing.backends.Backends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A PostgreSQL of these tests' own. */
public final class RealDatabase implements QuarkusTestResourceLifecycleManager {

  private Backends backends;

  @Override
  public Map<String, String> start() {
    backends = Backends.start(BackendSettings.defaults().withoutFsync().withoutRabbit());
    backends.postgres().createDatabase("billing");
    return Map.of(
        "quarkus.datasource.reactive.url", backends.postgres().reactiveUrl("billing"),
        "quarkus.datasource.jdbc.url", backends.postgres().jdbcUrl("billing"),
        "quarkus.datasource.username", backends.postgres().user(),
        "quarkus.datasource.password", backends.postgres().password());
  }

  @Override
  public void stop() {
    if (backends != null) {
      backends.close();
    }
  }
}
