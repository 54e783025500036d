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
import org.jboss.logging.Logger;

/** The inbox over a store of its own. Safe for any number of lanes at once. */
final class SqlInbox implements Inbox, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SqlInbox.class);

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
                            .onFailure(Fork.Found.class)
                            .call(this::stop),
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

  /** For all replicas and after every restart, until the producer has begun a new history. */
  private Uni<Void> stop(Throwable found) {
    Fork fork = ((Fork.Found) found).fork();
    return transactions
        .inTransaction(tx -> UpstreamTable.stop(tx, fork))
        .invoke(first -> first.ifPresent(applied -> tell(fork, applied)))
        .replaceWithVoid();
  }

  private static void tell(Fork fork, String applied) {
    LOG.errorf(
        "Stream %s has stopped: version %d of key %s was applied as event %s and came again as event"
            + " %s, so its producer was restored to an earlier point. Nothing of the stream is"
            + " applied any more, and nothing is lost. See that nothing else is to be restored,"
            + " then begin a new history at the producer: POST /ops/histories",
        fork.stream(), fork.version(), fork.key(), applied, fork.contradicts());
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
