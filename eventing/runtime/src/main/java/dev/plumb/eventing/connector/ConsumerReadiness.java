package dev.plumb.eventing.connector;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a stream can't be consumed, and says what has to be put right. */
@Readiness
@Singleton
class ConsumerReadiness implements HealthCheck {

  private final StreamConsumers consumers;

  ConsumerReadiness(StreamConsumers consumers) {
    this.consumers = consumers;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("plumb consumers").up();
    for (ConsumerStatus status : consumers.status()) {
      if (!status.isReady()) {
        response.down();
      }
      response.withData(
          status.stream(),
          status.waitingFor().orElseGet(() -> status.slots().size() + " partitions held"));
    }
    return response.build();
  }
}
