package dev.plumb.eventing.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * An {@link OutboxSession} that comes back: opened when first wanted, given up on the first
 * failure, opened again after a pause. One statement at a time; answers arrive on the relay's
 * thread.
 */
final class OutboxLink implements OutboxAccess {

  private static final Logger LOG = Logger.getLogger(OutboxLink.class);
  private static final long PAUSE = 250_000_000;

  private final Pool pool;
  private final String purpose;
  private final List<String> statements;
  private final Function<OutboxSession, Uni<Void>> prepare;
  private final Executor relay;
  private final LongSupplier nanoTime;
  private final Runnable onLost;
  private OutboxSession session;
  private boolean busy;
  private boolean away;
  private long nextTryAt;

  /**
   * @param onNotified another process has committed something; from an event loop
   * @param onLost what was read is void
   */
  static OutboxLink forReading(
      Pool pool, Executor relay, LongSupplier nanoTime, Runnable onNotified, Runnable onLost) {
    return new OutboxLink(
        pool,
        "reading",
        OutboxSql.READING,
        session -> session.listen(WakeUp.CHANNEL, onNotified),
        relay,
        nanoTime,
        onLost);
  }

  static OutboxLink forMarking(Pool pool, Executor relay, LongSupplier nanoTime) {
    return new OutboxLink(
        pool,
        "marking",
        OutboxSql.MARKING,
        session -> Uni.createFrom().voidItem(),
        relay,
        nanoTime,
        () -> {});
  }

  /**
   * @param prepare what else a new session needs
   */
  private OutboxLink(
      Pool pool,
      String purpose,
      List<String> statements,
      Function<OutboxSession, Uni<Void>> prepare,
      Executor relay,
      LongSupplier nanoTime,
      Runnable onLost) {
    this.pool = pool;
    this.purpose = purpose;
    this.statements = statements;
    this.prepare = prepare;
    this.relay = relay;
    this.nanoTime = nanoTime;
    this.onLost = onLost;
    this.nextTryAt = nanoTime.getAsLong();
  }

  /** Whether a statement can be run right now; begins to connect where it can't. */
  @Override
  public boolean isFree() {
    if (session == null && !busy && nanoTime.getAsLong() - nextTryAt >= 0) {
      open();
    }
    return session != null && !busy;
  }

  /** Only while {@link #isFree}. {@code failed} runs after the loss was told. */
  @Override
  public <T> void run(
      Function<OutboxStore, Uni<T>> statement, Consumer<T> answered, Runnable failed) {
    busy = true;
    OutboxSession asked = session;
    statement
        .apply(asked)
        .emitOn(relay)
        .subscribe()
        .with(
            answer -> {
              busy = false;
              answered.accept(answer);
            },
            fault -> {
              busy = false;
              lost(fault);
              failed.run();
            });
  }

  boolean isAway() {
    return away;
  }

  Uni<Void> close() {
    OutboxSession last = session;
    session = null;
    nextTryAt = Long.MAX_VALUE;
    return last == null ? Uni.createFrom().voidItem() : last.close();
  }

  private void open() {
    busy = true;
    OutboxSession.open(pool, statements)
        .call(opened -> prepare.apply(opened).onFailure().call(opened::close))
        .emitOn(relay)
        .subscribe()
        .with(this::opened, this::notOpened);
  }

  private void opened(OutboxSession opened) {
    busy = false;
    session = opened;
    if (away) {
      LOG.infof("The relay has the database back for %s", purpose);
    }
    away = false;
    opened.onClosed(() -> relay.execute(() -> closed(opened)));
  }

  private void notOpened(Throwable fault) {
    busy = false;
    report(fault);
  }

  private void closed(OutboxSession which) {
    if (which == session && !busy) {
      lost(new IllegalStateException("the connection was closed"));
    }
  }

  private void lost(Throwable fault) {
    OutboxSession broken = session;
    session = null;
    report(fault);
    if (broken != null) {
      broken.close().subscribe().with(closed -> {}, unused -> {});
    }
    onLost.run();
  }

  private void report(Throwable fault) {
    if (!away) {
      LOG.warnf("The relay waits for the database for %s: %s", purpose, fault.getMessage());
    }
    away = true;
    nextTryAt = nanoTime.getAsLong() + PAUSE;
  }
}
