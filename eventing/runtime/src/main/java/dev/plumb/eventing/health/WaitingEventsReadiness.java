package dev.plumb.eventing.health;

import dev.plumb.eventing.startup.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Tells how many events wait; none is a reason to take a replica out of service. */
@Readiness
@Singleton
class WaitingEventsReadiness implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(WaitingEventsReadiness.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final WaitingEvents waiting;
  private final Vertx vertx;
  private long timer;

  WaitingEventsReadiness(Pool pool, MeterRegistry meters, Vertx vertx) {
    this.waiting = new WaitingEvents(pool, meters);
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event, Schema schema) {
    schema.ready().subscribe().with(ready -> look(), stopping -> {});
    timer = vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), ignored -> look());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  @Override
  public HealthCheckResponse call() {
    WaitingEvents.Counts counts = waiting.counts();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("plumb: waiting events")
            .up()
            .withData("parked", counts.parked())
            .withData("dead", counts.dead())
            .withData("gaps", counts.gaps());
    counts
        .stopped()
        .ifPresent(
            streams ->
                response.withData(
                    "stopped",
                    streams + ": its producer was restored, see /ops/upstreams for what to do"));
    return response.build();
  }

  private void look() {
    waiting
        .look()
        .subscribe()
        .with(done -> {}, away -> LOG.debug("The waiting events can't be counted", away));
  }
}
