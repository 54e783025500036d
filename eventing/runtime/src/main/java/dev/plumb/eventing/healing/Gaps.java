package dev.plumb.eventing.healing;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What is missing here, as a person sees it. Fails with {@link DatabaseAway} where the database
 * doesn't let it.
 */
public final class Gaps {

  private static final Logger LOG = Logger.getLogger(Gaps.class);

  private final Transactions transactions;

  /**
   * @param transactions of the SQL pool
   */
  public Gaps(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * By stream and key.
   *
   * @param after where the page before ended
   */
  public Uni<List<Gap>> page(Optional<String> stream, Optional<Gap.Place> after, int limit) {
    return told(transactions.inTransaction(tx -> GapRows.page(tx, stream, after, limit)));
  }

  /**
   * Gives up what nobody can tell any more: it is no longer asked for. Events of abandoned
   * histories that wait behind it go too. Should the producer tell of the key again, that is taken
   * as ever. A conflict while its producer has not been asked, or an event of its present history
   * waits.
   *
   * @return how many events were abandoned
   */
  public Uni<Answer<Integer>> dismiss(String stream, UUID key, String reason, String operator) {
    return told(
        transactions.inTransaction(
            tx ->
                GapRows.lock(tx, stream, key)
                    .chain(
                        gap ->
                            gap.map(it -> dismiss(tx, it, reason, operator))
                                .orElseGet(
                                    () ->
                                        answer(
                                            new Answer.NotFound<>(
                                                "gap of key " + key + " in that stream"))))));
  }

  private static Uni<Answer<Integer>> dismiss(
      Tx tx, GapRows.Locked gap, String reason, String operator) {
    if (gap.asked() == 0) {
      return answer(new Answer.Conflict<>("its producer has not been asked yet"));
    }
    return GapRows.waiting(tx, gap)
        .chain(
            waiting ->
                waiting > 0
                    ? answer(
                        new Answer.Conflict<>(
                            waiting + " events wait behind it, so its producer knows the key"))
                    : giveUp(tx, gap, reason, operator));
  }

  private static Uni<Answer<Integer>> giveUp(
      Tx tx, GapRows.Locked gap, String reason, String operator) {
    return GapRows.remove(tx, gap)
        .chain(() -> GapRows.abandon(tx, gap))
        .call(
            abandoned ->
                OperationTable.dismissed(
                    tx, operator, reason, gap.stream(), gap.key(), gap.highest(), abandoned))
        .invoke(
            () ->
                tx.afterCommit(
                    () ->
                        LOG.warnf(
                            "What is missing of key %s of stream %s is given up, by %s: %s",
                            gap.key(), gap.stream(), operator, reason)))
        .map(Answer.Done::new);
  }

  private static <T> Uni<T> told(Uni<T> work) {
    return work.onFailure().transform(DatabaseAway::new);
  }

  private static <T> Uni<Answer<T>> answer(Answer<T> answer) {
    return Uni.createFrom().item(answer);
  }
}
