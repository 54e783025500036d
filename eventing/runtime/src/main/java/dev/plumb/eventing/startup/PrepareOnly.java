package dev.plumb.eventing.startup;

import dev.plumb.eventing.startup.Preparation.NotPrepared;
import dev.plumb.eventing.startup.PrepareSettings.Mode;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Ends the process once everything is prepared, before anything of the service has begun: with 0,
 * or with 1 where a server did not let it within {@code plumb.prepare.timeout}.
 */
@Singleton
class PrepareOnly {

  /** Channels are wired, and nobody has begun to work. */
  private static final int WIRED = Interceptor.Priority.LIBRARY_BEFORE + 500;

  private static final Logger LOG = Logger.getLogger(PrepareOnly.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final PrepareSettings settings;
  private final List<Preparation> all;

  PrepareOnly(PrepareSettings settings, @All List<Preparation> all) {
    this.settings = settings;
    this.all = all;
  }

  void run(@Observes @Priority(WIRED) StartupEvent event) throws InterruptedException {
    if (settings.mode() != Mode.ONLY) {
      return;
    }
    Map<String, String> missing = prepare();
    if (missing.isEmpty()) {
      LOG.info("Everything is prepared");
      // Nothing has begun that would have to be ended.
      Runtime.getRuntime().halt(0);
    }
    throw new ConfigurationException(
        missing.entrySet().stream()
            .map(each -> "  - " + each.getKey() + ": " + each.getValue())
            .collect(
                Collectors.joining(
                    "\n",
                    "Not prepared within %s (plumb.prepare.timeout):\n"
                        .formatted(settings.timeout()),
                    "")));
  }

  /** Why what is still missing is, by name. */
  Map<String, String> prepare() throws InterruptedException {
    long until = System.nanoTime() + settings.timeout().toNanos();
    List<Preparation> open = new ArrayList<>(all);
    Map<String, String> missing = new TreeMap<>();
    while (true) {
      open.removeIf(each -> isDone(each, missing));
      if (open.isEmpty() || System.nanoTime() - until >= 0) {
        return missing;
      }
      Thread.sleep(AGAIN_AFTER);
    }
  }

  private static boolean isDone(Preparation each, Map<String, String> missing) {
    try {
      each.prepare().forEach(LOG::info);
      missing.remove(each.name());
      return true;
    } catch (NotPrepared fault) {
      if (!fault.getMessage().equals(missing.put(each.name(), fault.getMessage()))) {
        LOG.warnf("Waits for %s: %s", each.name(), fault.getMessage());
      }
      return false;
    }
  }
}
