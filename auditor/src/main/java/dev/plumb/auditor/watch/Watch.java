package dev.plumb.auditor.watch;

import dev.plumb.auditor.read.AuditorSettings;
import dev.plumb.auditor.read.PeerAway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the auditor going, on a thread of its own. */
@Singleton
class Watch {
  private static final Logger LOG = Logger.getLogger(Watch.class);

  private final Auditor auditor;
  private final AuditorSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile String waitingFor = "the first round";

  Watch(Auditor auditor, AuditorSettings settings) {
    this.auditor = auditor;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("plumb-auditor").start(this::untilStopped);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** Why nothing can be said for now; empty while rounds go through. */
  Optional<String> waitingFor() {
    return Optional.ofNullable(waitingFor);
  }

  private void untilStopped() {
    try {
      do {
        round();
      } while (!stopping.await(settings.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      auditor.round();
      tell(null);
    } catch (PeerAway away) {
      tell(away.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("The auditor's round failed, the next one follows", bug);
      tell("a round without a fault of its own: see the log");
    }
  }

  /** Each reason is logged once for as long as it lasts. */
  private void tell(String reason) {
    if (reason != null && !reason.equals(waitingFor)) {
      LOG.warnf("The auditor waits: %s", reason);
    } else if (reason == null && waitingFor != null) {
      LOG.info("The auditor can ask everybody");
    }
    waitingFor = reason;
  }
}
