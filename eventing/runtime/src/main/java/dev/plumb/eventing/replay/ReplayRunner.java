package dev.plumb.eventing.replay;

import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Works on the replays that no other replica works on. */
final class ReplayRunner implements AutoCloseable {

  /** After so long without progress another replica may go on. */
  static final Duration CLAIM = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(ReplayRunner.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration TO_STOP = Duration.ofSeconds(2);

  private final FreshContext contexts;
  private final Transactions transactions;
  private final EventLogPages log;
  private final Republisher republisher;
  private final Supplier<UUID> ids;
  private final LongSupplier nanoTime;
  private final Set<String> claimants = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;
  private long timer = -1;

  ReplayRunner(
      FreshContext contexts,
      Transactions transactions,
      EventLogPages log,
      Republisher republisher,
      Supplier<UUID> ids,
      LongSupplier nanoTime) {
    this.contexts = contexts;
    this.transactions = transactions;
    this.log = log;
    this.republisher = republisher;
    this.ids = ids;
    this.nanoTime = nanoTime;
  }

  /** The tables must be there. */
  synchronized void start() {
    timer = contexts.vertx().setPeriodic(BETWEEN_LOOKS.toMillis(), ignored -> look());
    look();
  }

  /** For what has just begun. */
  void look() {
    if (stopping) {
      return;
    }
    String claimant = ids.get().toString();
    this.<List<Replay>>inTransaction(tx -> ReplayTable.claim(tx, claimant, CLAIM))
        .subscribe()
        .with(
            replays -> replays.forEach(replay -> run(replay, claimant)),
            away -> LOG.debug("Replays can't be looked for", away));
  }

  /** Whoever is up goes on where this one was. */
  @Override
  public synchronized void close() {
    stopping = true;
    contexts.vertx().cancelTimer(timer);
    if (!claimants.isEmpty()) {
      String[] all = claimants.toArray(String[]::new);
      this.<Integer>inTransaction(tx -> ReplayTable.giveBack(tx, all))
          .onFailure()
          .invoke(away -> LOG.debug("Replays stay claimed until that runs out", away))
          .onFailure()
          .recoverWithItem(0)
          .await()
          .atMost(TO_STOP);
    }
  }

  boolean isIdle() {
    return claimants.isEmpty();
  }

  boolean isStopping() {
    return stopping;
  }

  EventLogPages log() {
    return log;
  }

  Republisher republisher() {
    return republisher;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    return contexts.run(() -> transactions.inTransaction(work));
  }

  private void run(Replay replay, String claimant) {
    claimants.add(claimant);
    LOG.infof(
        "Replay %s of stream %s to %s goes on after %d of %d events",
        replay.id(),
        replay.request().stream(),
        replay.request().consumer(),
        replay.published(),
        replay.events());
    new ReplayRun(this, replay, claimant)
        .run()
        .onTermination()
        .invoke(() -> claimants.remove(claimant))
        .subscribe()
        .with(
            ended -> {},
            fault -> LOG.warnf("Replay %s waits for the database: %s", replay.id(), fault));
  }
}
