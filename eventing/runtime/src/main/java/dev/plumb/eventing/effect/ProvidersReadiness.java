package dev.plumb.eventing.effect;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the providers are; none is a reason to take a replica out of service. */
@Readiness
@ApplicationScoped
class ProvidersReadiness implements HealthCheck {

  private final EffectWorker worker;

  ProvidersReadiness(EffectWorker worker) {
    this.worker = worker;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("plumb: providers").up();
    worker.providers().all().forEach(it -> response.withData(it.name(), state(it)));
    return response.build();
  }

  private static String state(Provider provider) {
    return provider
        .heldSince()
        .map(since -> "held since " + since)
        .orElseGet(
            () ->
                switch (provider.circuit()) {
                  case CLOSED -> "answers";
                  case OPEN, HALF_OPEN -> "circuit open";
                });
  }
}
