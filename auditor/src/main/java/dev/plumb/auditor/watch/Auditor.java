package dev.plumb.auditor.watch;

import dev.plumb.auditor.domain.Case;
import dev.plumb.auditor.domain.Counters;
import dev.plumb.auditor.read.AuditorSettings;
import dev.plumb.auditor.read.Books;
import dev.plumb.auditor.read.PeerAway;
import dev.plumb.auditor.read.ServiceBooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One round after the other: asks what has changed, looks at what has come to rest and at what was
 * suspicious before, and goes on through all the others. Used by one thread.
 */
@Singleton
public class Auditor {

  private final AuditorSettings settings;
  private final Books books;
  private final Breaches breaches;
  private final InstantSource clock;
  private final List<Tail> tails;
  private final Sweep sweep;
  private final Map<ServiceBooks, Processes> processes = new HashMap<>();
  private final Counter looks;
  private final Map<UUID, Instant> due = new HashMap<>();
  private final Map<UUID, Watched> watched = new HashMap<>();
  private Instant lastSweep;

  Auditor(
      AuditorSettings settings,
      Books books,
      Breaches breaches,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.books = books;
    this.breaches = breaches;
    this.clock = clock;
    this.tails = books.services().stream().map(Tail::new).toList();
    this.sweep = new Sweep(books.services());
    books.services().forEach(each -> processes.put(each, new Processes(each.name())));
    this.looks = meters.counter("plumb.audit.looks");
    this.lastSweep = clock.instant();
  }

  /**
   * @throws PeerAway if somebody can't be asked; the next round goes on where this one was
   */
  void round() {
    tails.forEach(this::noteChanges);
    noteSweep();
    lookAtWhatIsDue();
    processes.forEach(this::lookAtCounters);
  }

  private void lookAtCounters(ServiceBooks service, Processes known) {
    Counters counters = service.counters();
    Instant now = clock.instant();
    breaches.are(
        Subject.of(service.name()),
        known.look(counters, now, settings.objective()),
        "this time answered " + counters.process(),
        now);
  }

  private void noteChanges(Tail tail) {
    Instant settled = clock.instant().plus(settings.settle());
    tail.next().forEach(order -> due.putIfAbsent(order, settled));
  }

  /** As many as the time since the last one is worth. */
  private void noteSweep() {
    Instant now = clock.instant();
    long worth = Duration.between(lastSweep, now).toMillis() * settings.sweepPerSecond() / 1_000;
    if (worth > 0) {
      lastSweep = now;
      sweep
          .next((int) Math.min(worth, settings.batch()))
          .forEach(order -> due.putIfAbsent(order, now));
    }
  }

  private void lookAtWhatIsDue() {
    List<UUID> batch = nextBatch();
    while (!batch.isEmpty()) {
      List<Case> cases = books.cases(batch);
      Instant now = clock.instant();
      cases.forEach(it -> judge(it, now));
      batch = nextBatch();
    }
  }

  private List<UUID> nextBatch() {
    Instant now = clock.instant();
    return due.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(now))
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .limit(settings.batch())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void judge(Case it, Instant now) {
    looks.increment();
    Watched last = watched.getOrDefault(it.id(), Watched.NEVER);
    Watched look = last.look(it, now, settings.objective());
    breaches.are(
        Subject.of(it.id()), look.confirmed(now, settings.confirmAfter()), look.evidence(), now);
    if (look.isAtRest()) {
      due.remove(it.id());
      watched.remove(it.id());
    } else {
      due.put(it.id(), now.plus(settings.confirmAfter()));
      watched.put(it.id(), look);
    }
  }
}
