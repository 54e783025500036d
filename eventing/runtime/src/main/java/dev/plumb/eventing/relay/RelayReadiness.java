package dev.plumb.eventing.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until the broker has been reached once, so that a wrong setting shows at the start.
 * From then on a broker that is away is told here and no reason to turn callers away: what they do
 * is committed, and the outbox holds it.
 */
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {

  private final Relay relay;
  private final InstantSource clock = Clock.systemUTC();
  private volatile boolean reachedOnce;

  RelayReadiness(Relay relay) {
    this.relay = relay;
  }

  @Override
  public HealthCheckResponse call() {
    RelayStatus status = relay.status();
    reachedOnce |= status.connected();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("plumb: outbox relay")
            .status(reachedOnce)
            .withData("connected", status.connected())
            .withData("blocked", status.blocked())
            .withData("shards held", status.shards())
            .withData("in flight", status.inDoubt())
            .withData("keys waiting", status.waitingKeys())
            .withData("oldest waiting, seconds", status.oldestWaiting().toSeconds());
    status.waitingFor().ifPresent(what -> response.withData("waiting for", what));
    status
        .lastConfirmed()
        .map(at -> Duration.between(at, clock.instant()).toSeconds())
        .ifPresent(age -> response.withData("last confirm, seconds ago", age));
    return response.build();
  }
}
