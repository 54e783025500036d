package dev.plumb.eventing.replay;

import dev.plumb.eventing.replay.EventLogPages.Page;
import dev.plumb.eventing.replay.Replay.State;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * One replay while this replica works on it: page after page, each marked once it is confirmed. A
 * crash in between publishes one page twice, which the consumer refuses.
 */
final class ReplayRun {

  private static final int LARGEST_PAGE = 200;
  private static final int PAGES_PER_SECOND = 5;
  private static final Duration AFTER_FAULT = Duration.ofSeconds(2);

  private final ReplayRunner runner;
  private final String claimant;
  private final long began;
  private Replay replay;
  private long publishedHere;

  ReplayRun(ReplayRunner runner, Replay replay, String claimant) {
    this.runner = runner;
    this.replay = replay;
    this.claimant = claimant;
    this.began = runner.nanoTime();
  }

  /** Completes when there is nothing left to do here; fails if the database can't be used. */
  Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(this::step)
        .whilst(goesOn -> goesOn && !runner.isStopping())
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Boolean> step() {
    return runner
        .log()
        .next(replay, pageSize())
        .chain(page -> page.events().isEmpty() ? end(State.DONE, null) : publish(page));
  }

  private Uni<Boolean> publish(Page page) {
    return runner
        .republisher()
        .republish(replay.request().consumer(), page.events())
        .chain(() -> advance(page))
        .onFailure(UnknownConsumer.class)
        .recoverWithUni(unknown -> end(State.FAILED, unknown.getMessage()))
        .onFailure(RepublishingFailed.class)
        .recoverWithUni(failed -> stuck(failed.getMessage()));
  }

  private Uni<Boolean> advance(Page page) {
    int events = page.events().size();
    replay = replay.at(page.last().orElseThrow(), events);
    publishedHere += events;
    return runner
        .inTransaction(
            tx ->
                ReplayTable.advance(
                    tx, replay.id(), claimant, replay.reached(), events, ReplayRunner.CLAIM))
        .chain(ours -> after(untilNext(), ours));
  }

  /** The same page again, after a while. */
  private Uni<Boolean> stuck(String fault) {
    return runner
        .inTransaction(
            tx -> ReplayTable.stuck(tx, replay.id(), claimant, fault, ReplayRunner.CLAIM))
        .chain(ours -> after(AFTER_FAULT, ours));
  }

  private Uni<Boolean> end(State state, String fault) {
    return runner
        .inTransaction(
            tx -> ReplayTable.end(tx, replay.id(), claimant, state, Optional.ofNullable(fault)))
        .replaceWith(false);
  }

  private static Uni<Boolean> after(Duration pause, boolean goesOn) {
    Uni<Boolean> next = Uni.createFrom().item(goesOn);
    return goesOn && pause.toMillis() > 0 ? next.onItem().delayIt().by(pause) : next;
  }

  private int pageSize() {
    return Math.clamp(replay.request().eventsPerSecond() / PAGES_PER_SECOND, 1, LARGEST_PAGE);
  }

  private Duration untilNext() {
    long due = publishedHere * 1_000_000_000L / replay.request().eventsPerSecond();
    return Duration.ofNanos(Math.max(0, began + due - runner.nanoTime()));
  }
}
