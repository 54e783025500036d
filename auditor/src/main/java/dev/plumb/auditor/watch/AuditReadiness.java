package dev.plumb.auditor.watch;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while everybody can be asked. Breaches are no reason not to be. */
@Readiness
@Singleton
class AuditReadiness implements HealthCheck {

  private final Watch watch;
  private final Breaches breaches;

  AuditReadiness(Watch watch, Breaches breaches) {
    this.watch = watch;
    this.breaches = breaches;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("plumb: auditor")
        .status(watch.waitingFor().isEmpty())
        .withData("breaches", breaches.all().size())
        .withData("waiting for", watch.waitingFor().orElse("nothing"))
        .build();
  }
}
