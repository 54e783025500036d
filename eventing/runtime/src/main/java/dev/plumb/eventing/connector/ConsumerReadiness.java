package dev.plumb.eventing.connector;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every stream could be consumed: a broker that goes away later takes no replica out of
 * service, since what others ask of it needs no broker. The data say what has to be put right.
 */
@Readiness
@Singleton
class ConsumerReadiness implements HealthCheck {

  private final StreamConsumers consumers;
  private final Set<String> consumedOnce = ConcurrentHashMap.newKeySet();

  ConsumerReadiness(StreamConsumers consumers) {
    this.consumers = consumers;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("plumb: consumers").up();
    for (ConsumerStatus status : consumers.status()) {
      if (status.isReady()) {
        consumedOnce.add(status.stream());
      }
      if (!consumedOnce.contains(status.stream())) {
        response.down();
      }
      response.withData(
          status.stream(),
          status.waitingFor().orElseGet(() -> status.slots().size() + " partitions held"));
    }
    return response.build();
  }
}
