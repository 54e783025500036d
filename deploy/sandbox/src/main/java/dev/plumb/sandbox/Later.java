package dev.plumb.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs work at its time, each piece on a virtual thread of its own. What is due runs at once. */
@Singleton
public class Later {
  private static final Logger LOG = Logger.getLogger(Later.class);

  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("later").daemon().factory());

  Later(InstantSource clock) {
    this.clock = clock;
  }

  public void at(Instant time, String what, Runnable work) {
    long wait = Math.max(0, Duration.between(clock.instant(), time).toMillis());
    timer.schedule(
        () -> Thread.ofVirtual().name(what).start(() -> run(what, work)),
        wait,
        TimeUnit.MILLISECONDS);
  }

  private void run(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!timer.isShutdown()) {
        LOG.errorf(e, "%s failed and is not tried again before a restart", what);
      }
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
