package dev.plumb.eventing.effect;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keeps how long a provider has given no answer, so that replicas and restarts count as one. Only
 * of those that are to be held after a while.
 */
record Troubles(TroubleRows rows) {

  private static final Logger LOG = Logger.getLogger(Troubles.class);

  /** Its circuit opens: for the first time, or again because a call that tried it failed. */
  void goesOn(Provider provider) {
    provider.holdAfter().ifPresent(after -> write(provider, rows.fails(provider.name(), after)));
  }

  /** It has given an answer. */
  void over(Provider provider) {
    if (provider.holdAfter().isPresent()) {
      write(provider, rows.answers(provider.name()));
    }
  }

  Uni<Map<String, Instant>> held() {
    return rows.held();
  }

  private static void write(Provider provider, Uni<Void> write) {
    write
        .subscribe()
        .with(
            done -> {},
            away -> {
              provider.doubt();
              LOG.warnf(
                  away, "%s: its trouble can't be written down before it changes", provider.name());
            });
  }
}
