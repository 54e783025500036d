package dev.plumb.eventing.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says in one message all that keeps the service from its work, and again when that changes, until
 * everything could be used once. Waits for nothing itself: who needs something tries it himself.
 */
@Singleton
public class Prerequisites {

  private static final Logger LOG = Logger.getLogger(Prerequisites.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final List<Prerequisite> all;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Map<String, String> missing = Map.of();
  private volatile boolean found;

  Prerequisites(@All List<Prerequisite> all) {
    this.all = all;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("plumb-prerequisites").start(this::lookUntilFound);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** Whether each of them could be used once. */
  public boolean found() {
    return found;
  }

  /** What is wrong, by name, as of the last look. */
  public Map<String, String> missing() {
    return missing;
  }

  private void lookUntilFound() {
    try {
      do {
        found = look();
      } while (!found && !stopping.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean look() {
    Map<String, String> now = new TreeMap<>();
    all.forEach(each -> each.missing().ifPresent(why -> now.put(each.name(), why)));
    if (!now.equals(missing)) {
      report(now);
    }
    missing = now;
    return now.isEmpty();
  }

  private static void report(Map<String, String> now) {
    if (now.isEmpty()) {
      LOG.info("Nothing is missing any more");
    } else {
      LOG.warnf(
          "The service is up and waits for\n%s",
          now.entrySet().stream()
              .map(each -> "  - " + each.getKey() + ": " + each.getValue())
              .collect(Collectors.joining("\n")));
    }
  }
}
