package dev.plumb.eventing.history;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The histories of this service's database; every event belongs to the one it is appended in. */
public final class Histories {

  private static final Logger LOG = Logger.getLogger(Histories.class);

  /** Whoever waits to append waits for this one; so it doesn't wait long itself. */
  private static final String HURRY = "set local lock_timeout = '5s'";

  /** Until all who have appended have committed, and against others who begin one. */
  private static final String ALONE = "lock table outbox in share row exclusive mode";

  private static final String BEGIN =
      """
      insert into history (epoch, operator, reason)
      select max(epoch) + 1, $1, $2 from history
      returning epoch, begun_at, operator, reason
      """;

  private static final String ALL =
      "select epoch, begun_at, operator, reason from history order by epoch";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Transactions transactions;

  /**
   * @param transactions of the SQL pool
   */
  public Histories(Transactions transactions) {
    this.transactions = transactions;
  }

  public Uni<List<History>> all() {
    return transactions.inTransaction(
        tx -> tx.select(ALL).map(rows -> rows.stream().map(Histories::history).toList()));
  }

  /**
   * After a restore. What was published before and is not in this database any more is abandoned by
   * whoever consumed it, and each aggregate is asked for as it is here.
   */
  public Uni<Answer<History>> begin(String operator, String reason) {
    return transactions
        .inTransaction(tx -> begin(tx, operator, reason))
        .invoke(
            begun -> LOG.warnf("History %d has begun, by %s: %s", begun.epoch(), operator, reason))
        .<Answer<History>>map(Answer.Done::new)
        .onFailure(Histories::isTimeout)
        .recoverWithItem(
            busy ->
                new Answer.Conflict<>(
                    "a transaction that appends events stays open for longer than 5 s: end it, then"
                        + " try again"));
  }

  private static Uni<History> begin(Tx tx, String operator, String reason) {
    return tx.update(HURRY)
        .chain(() -> tx.update(ALONE))
        .chain(() -> tx.select(BEGIN, operator, reason))
        .map(rows -> history(rows.getFirst()));
  }

  private static boolean isTimeout(Throwable fault) {
    return fault instanceof PgException postgres
        && LOCK_NOT_AVAILABLE.equals(postgres.getSqlState());
  }

  private static History history(Object[] row) {
    return new History(
        (Integer) row[0],
        ((OffsetDateTime) row[1]).toInstant(),
        Optional.ofNullable((String) row[2]),
        Optional.ofNullable((String) row[3]));
  }
}
