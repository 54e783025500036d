package dev.plumb.eventing.inbox;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The inbox over a store of its own. Safe for any number of lanes at once. */
final class SqlInbox implements Inbox, AutoCloseable {

  private final Transactions transactions;
  private final InboxStore store;
  private final Outbox outbox;
  private final Effects effects;
  private final Timers timers;
  private final InboxSettings settings;
  private final MeterRegistry registry;
  private final Backoff backoff;
  private final Pause pause;
  private final EventSpans spans;
  private final Map<String, InboxMetrics> metrics = new ConcurrentHashMap<>();
  private final Upstreams upstreams;
  private volatile boolean stopping;

  SqlInbox(
      Transactions transactions,
      InboxStore store,
      Outbox outbox,
      Effects effects,
      Timers timers,
      InboxSettings settings,
      MeterRegistry registry,
      RandomGenerator random,
      Pause pause,
      EventSpans spans) {
    this.transactions = transactions;
    this.store = store;
    this.outbox = outbox;
    this.effects = effects;
    this.timers = timers;
    this.settings = settings;
    this.registry = registry;
    this.backoff = new Backoff(settings.retryFrom(), settings.retryUpTo(), random);
    this.pause = pause;
    this.spans = spans;
    this.upstreams = new Upstreams(transactions, store);
  }

  @Override
  public <A> Uni<Void> apply(EventBatch batch, Aggregates<A> aggregates, EventTable<A> table) {
    if (!batch.stream().equals(table.stream())) {
      return Uni.createFrom()
          .failure(
              new IllegalArgumentException(
                  "a batch of stream " + batch.stream() + " meets a table of " + table.stream()));
    }
    BatchTransaction<A> transaction = transaction(aggregates, table);
    InboxMetrics counters = metrics(batch.stream());
    Application.Attempt attempt =
        (work, attempts) ->
            new Tries<>(
                    () ->
                        transaction
                            .run(work)
                            .invoke(counters::committed)
                            .onFailure()
                            .call(fault -> heed(fault, batch.stream())),
                    backoff,
                    this::pauseUnlessStopping,
                    "stream " + batch.stream(),
                    attempts)
                .run();
    return Uni.createFrom()
        .deferred(
            () -> {
              TracedBatch traced = TracedBatch.of(batch, spans);
              Application work = new Application(attempt, traced.batch(), settings.attempts());
              return traced.endWith(timed(work, counters, batch));
            });
  }

  /** What every event of that table is applied with. */
  <A> BatchTransaction<A> transaction(Aggregates<A> aggregates, EventTable<A> table) {
    return new BatchTransaction<>(transactions, store, outbox, effects, timers, aggregates, table);
  }

  InboxMetrics metrics(String stream) {
    return metrics.computeIfAbsent(stream, name -> new InboxMetrics(registry, name));
  }

  private static Uni<Void> timed(Application application, InboxMetrics counters, EventBatch batch) {
    Timer.Sample sample = counters.begin(batch.events().size() + batch.unreadable().size());
    return application.run().invoke(() -> counters.end(sample));
  }

  private Uni<Void> heed(Throwable fault, String stream) {
    return switch (fault) {
      case Fork.Found found -> upstreams.stop(found.fork());
      case NewHistoryException begun -> upstreams.begin(stream, begun.epoch());
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> pauseUnlessStopping(Duration length) {
    return refuseIfStopping().chain(() -> pause.of(length)).chain(this::refuseIfStopping);
  }

  private Uni<Void> refuseIfStopping() {
    return stopping
        ? Uni.createFrom().failure(new StoppingException())
        : Uni.createFrom().voidItem();
  }

  /** Nothing is tried again from now on; batches that wait for another try fail. */
  @Override
  public void close() {
    stopping = true;
  }
}
