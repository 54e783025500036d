package dev.plumb.eventing.health;

import dev.plumb.eventing.startup.Prerequisites;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until everything needed could be used once; says what is wrong with what. */
@Readiness
@ApplicationScoped
class PrerequisitesReadiness implements HealthCheck {

  private final Prerequisites prerequisites;

  PrerequisitesReadiness(Prerequisites prerequisites) {
    this.prerequisites = prerequisites;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("plumb: prerequisites").status(prerequisites.found());
    prerequisites.missing().forEach(response::withData);
    return response.build();
  }
}
