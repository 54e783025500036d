package dev.plumb.eventing.stop;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Drains the application once it takes no more requests: all at once, then what comes last. Other
 * observers of the stop come after it unless they have a priority.
 */
@Singleton
public class Stop {

  /** For what must not hold up the draining. */
  public static final int BEFORE = 1_000;

  private static final int DRAINING = 2_000;
  private static final Logger LOG = Logger.getLogger(Stop.class);
  private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().start(task);

  private final List<Draining> all;

  Stop(@All List<Draining> all) {
    this.all = all;
  }

  void stop(@Observes @Priority(DRAINING) ShutdownEvent event) {
    long began = System.nanoTime();
    String each =
        Stream.concat(drain(false).stream(), drain(true).stream())
            .collect(Collectors.joining(", "));
    LOG.infof("Drained in %d ms: %s", millisSince(began), each);
  }

  private List<String> drain(boolean last) {
    return all.stream()
        .filter(draining -> draining.isLast() == last)
        .map(draining -> CompletableFuture.supplyAsync(() -> drain(draining), OWN_THREAD))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static String drain(Draining draining) {
    long began = System.nanoTime();
    try {
      draining.drain().run();
    } catch (RuntimeException fault) {
      LOG.warnf(fault, "Stopping without having drained: %s", draining.name());
    }
    return "%s %d ms".formatted(draining.name(), millisSince(began));
  }

  private static long millisSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }
}
