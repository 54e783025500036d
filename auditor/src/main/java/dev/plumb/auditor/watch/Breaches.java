package dev.plumb.auditor.watch;

import dev.plumb.auditor.domain.Rules;
import dev.plumb.auditor.domain.Rules.Objection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** All that is wrong now. Each is logged when it is found, and when it is gone. */
@Singleton
public class Breaches {
  private static final Logger LOG = Logger.getLogger(Breaches.class);

  private record Id(Subject subject, String rule, String sentence) {}

  private final Map<Id, Breach> breaches = new ConcurrentHashMap<>();

  Breaches(MeterRegistry meters) {
    for (String rule : Rules.names()) {
      Gauge.builder("plumb.audit.breaches", () -> count(rule))
          .tag("rule", rule)
          .description("Orders or services of which something is not true that must be")
          .register(meters);
    }
  }

  /** Oldest first. */
  public List<Breach> all() {
    return breaches.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Id, Breach> each) -> each.getValue().since())
                .thenComparing(each -> "" + each.getKey().subject()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What is wrong with an order or a service, all of it. */
  void are(Subject subject, List<Objection> objections, String evidence, Instant now) {
    List<Id> present =
        objections.stream().map(each -> new Id(subject, each.rule(), each.sentence())).toList();
    breaches
        .keySet()
        .removeIf(
            id -> {
              boolean gone = id.subject().equals(subject) && !present.contains(id);
              if (gone) {
                LOG.infof("%s rule=%s: holds again", id.subject(), id.rule());
              }
              return gone;
            });
    for (Id id : present) {
      Breach breach = breaches.get(id);
      if (breach == null) {
        LOG.errorf("%s rule=%s: %s (%s)", subject, id.rule(), id.sentence(), evidence);
      }
      Instant since = breach == null ? now : breach.since();
      breaches.put(
          id,
          new Breach(
              subject.order(), subject.service(), id.rule(), id.sentence(), evidence, since));
    }
  }

  private long count(String rule) {
    return breaches.keySet().stream().filter(id -> id.rule().equals(rule)).count();
  }
}
