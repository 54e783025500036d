package dev.plumb.eventing.health;

import dev.plumb.eventing.startup.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the tables are there; says what is waited for. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

  private final Schema schema;

  SchemaReadiness(Schema schema) {
    this.schema = schema;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> waitingFor = schema.waitingFor();
    var response = HealthCheckResponse.named("plumb: database tables").status(waitingFor.isEmpty());
    waitingFor.ifPresent(what -> response.withData("waiting for", what));
    return response.build();
  }
}
