package dev.plumb.eventing.replay;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import dev.plumb.eventing.operation.Operation;
import dev.plumb.eventing.operation.Operation.Action;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.replay.EventLogPages.Extent;
import dev.plumb.eventing.replay.Replay.State;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Publishing what the log has, once more, to one consumer. It goes on by itself, on any replica and
 * after a restart, until all there was at its beginning is with that consumer's queues. Fails with
 * {@link DatabaseAway} where the database doesn't let it.
 */
public final class Replays {

  private final Transactions transactions;
  private final EventLogPages log;
  private final Supplier<UUID> ids;
  private final Runnable wake;

  /**
   * @param wake called when there is something to publish
   */
  Replays(Transactions transactions, EventLogPages log, Supplier<UUID> ids, Runnable wake) {
    this.transactions = transactions;
    this.log = log;
    this.ids = ids;
    this.wake = wake;
  }

  /**
   * A conflict if one of that stream to that consumer is running; not found if nothing is logged.
   */
  public Uni<Answer<Replay>> begin(ReplayRequest request, String operator) {
    return told(
        log.extent(request)
            .chain(
                extent ->
                    extent
                        .map(it -> begin(request, operator, it))
                        .orElseGet(() -> answer(nothing(request)))));
  }

  public Uni<Optional<Replay>> find(UUID id) {
    return told(inTransaction(tx -> ReplayTable.find(tx, id)));
  }

  public Uni<List<Replay>> newest(int limit) {
    return told(inTransaction(tx -> ReplayTable.newest(tx, limit)));
  }

  /** A conflict if it has ended. What was published by then stays published. */
  public Uni<Answer<Replay>> cancel(UUID id, String operator) {
    return told(
        inTransaction(
            tx ->
                ReplayTable.find(tx, id)
                    .chain(
                        found ->
                            found
                                .map(replay -> cancel(tx, replay, operator))
                                .orElseGet(() -> answer(new Answer.NotFound<>("replay " + id))))));
  }

  private Uni<Answer<Replay>> begin(ReplayRequest request, String operator, Extent extent) {
    UUID id = ids.get();
    return inTransaction(
            tx ->
                ReplayTable.begin(tx, id, request, operator, extent)
                    .chain(
                        begun ->
                            begun
                                ? begun(tx, id, request, operator, extent)
                                : answer(running(request))))
        .invoke(wake);
  }

  private Uni<Answer<Replay>> begun(
      Tx tx, UUID id, ReplayRequest request, String operator, Extent extent) {
    String detail = "%d events to %s".formatted(extent.events(), request.consumer());
    return record(tx, Action.REPLAY, operator, request, "BEGUN", detail)
        .chain(() -> ReplayTable.find(tx, id))
        .map(replay -> new Answer.Done<>(replay.orElseThrow()));
  }

  private Uni<Answer<Replay>> cancel(Tx tx, Replay replay, String operator) {
    String detail = "%d of %d events".formatted(replay.published(), replay.events());
    return ReplayTable.end(tx, replay.id(), null, State.CANCELLED, Optional.empty())
        .chain(
            ended ->
                ended
                    ? record(
                            tx,
                            Action.CANCEL_REPLAY,
                            operator,
                            replay.request(),
                            "CANCELLED",
                            detail)
                        .chain(() -> ReplayTable.find(tx, replay.id()))
                        .map(it -> new Answer.Done<>(it.orElseThrow()))
                    : answer(
                        new Answer.Conflict<>("replay " + replay.id() + " has ended already")));
  }

  private static Uni<Void> record(
      Tx tx, Action action, String operator, ReplayRequest request, String outcome, String detail) {
    return OperationTable.record(
        tx,
        new Operation(
            action,
            operator,
            Optional.empty(),
            request.stream(),
            Optional.empty(),
            outcome,
            Optional.of(detail)));
  }

  private <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    return transactions.inTransaction(work);
  }

  private static <T> Uni<T> told(Uni<T> work) {
    return work.onFailure().transform(DatabaseAway::new);
  }

  private static Answer<Replay> nothing(ReplayRequest request) {
    return new Answer.NotFound<>("such event of stream " + request.stream() + " in the log");
  }

  private static Answer<Replay> running(ReplayRequest request) {
    return new Answer.Conflict<>(
        "a replay of %s to %s is running".formatted(request.stream(), request.consumer()));
  }

  private static Uni<Answer<Replay>> answer(Answer<Replay> answer) {
    return Uni.createFrom().item(answer);
  }
}
