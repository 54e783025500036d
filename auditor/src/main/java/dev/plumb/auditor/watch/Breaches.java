package dev.plumb.auditor.watch;

import dev.plumb.auditor.domain.Rule;
import dev.plumb.auditor.domain.Rules;
import dev.plumb.auditor.domain.Rules.Objection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** All that is wrong now. Each is logged when it is found, and when it is gone. */
@Singleton
public class Breaches {
  private static final Logger LOG = Logger.getLogger(Breaches.class);

  private record Id(UUID order, String rule, String sentence) {}

  private final Map<Id, Breach> breaches = new ConcurrentHashMap<>();

  Breaches(MeterRegistry meters) {
    for (Rule rule : Rules.ALL) {
      Gauge.builder("plumb.audit.breaches", () -> count(rule.name()))
          .tag("rule", rule.name())
          .description("Orders of which something is not true that must be")
          .register(meters);
    }
  }

  /** Oldest first. */
  public List<Breach> all() {
    return breaches.values().stream()
        .sorted(Comparator.comparing(Breach::since).thenComparing(Breach::order))
        .toList();
  }

  /** What is wrong with an order, all of it. */
  void are(UUID order, List<Objection> objections, String evidence, Instant now) {
    List<Id> present =
        objections.stream().map(each -> new Id(order, each.rule(), each.sentence())).toList();
    breaches
        .keySet()
        .removeIf(
            id -> {
              boolean gone = id.order().equals(order) && !present.contains(id);
              if (gone) {
                LOG.infof("order=%s rule=%s: holds again", id.order(), id.rule());
              }
              return gone;
            });
    for (Id id : present) {
      Breach breach = breaches.get(id);
      if (breach == null) {
        LOG.errorf("order=%s rule=%s: %s (%s)", id.order(), id.rule(), id.sentence(), evidence);
      }
      Instant since = breach == null ? now : breach.since();
      breaches.put(id, new Breach(order, id.rule(), id.sentence(), evidence, since));
    }
  }

  private long count(String rule) {
    return breaches.keySet().stream().filter(id -> id.rule().equals(rule)).count();
  }
}
