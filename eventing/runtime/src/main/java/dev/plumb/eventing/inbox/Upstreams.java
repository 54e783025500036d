package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jboss.logging.Logger;

/** The streams consumed here whose history was ever broken. */
public final class Upstreams {

  private static final Logger LOG = Logger.getLogger(Upstreams.class);

  private final Transactions transactions;
  private final InboxStore store;

  public Upstreams(Transactions transactions) {
    this(transactions, new SqlInboxStore());
  }

  Upstreams(Transactions transactions, InboxStore store) {
    this.transactions = transactions;
    this.store = store;
  }

  public Uni<List<Upstream>> all() {
    return transactions.inTransaction(UpstreamTable::all);
  }

  /**
   * The stream goes on in that history of its producer: what is of an earlier one is abandoned, and
   * every key is asked for anew. Does nothing if it was known.
   */
  public Uni<Void> begin(String stream, int epoch) {
    return transactions
        .inTransaction(tx -> store.begin(tx, stream, epoch))
        .invoke(
            begun -> {
              if (begun) {
                LOG.warnf(
                    "Stream %s goes on in history %d: its producer was restored. Every key is asked"
                        + " for anew, what is left of earlier histories is not applied",
                    stream, epoch);
              }
            })
        .replaceWithVoid();
  }

  /** For all replicas and after every restart, until the producer has begun a new history. */
  Uni<Void> stop(Fork fork) {
    return transactions
        .inTransaction(tx -> store.stop(tx, fork))
        .invoke(first -> first.ifPresent(applied -> tell(fork, applied)))
        .replaceWithVoid();
  }

  private static void tell(Fork fork, String applied) {
    LOG.errorf(
        "Stream %s has stopped: version %d of key %s was applied as event %s and came again as event"
            + " %s, so its producer was restored to an earlier point. Nothing of the stream is"
            + " applied any more, and nothing is lost. Begin a new history at the producer: plumb"
            + " history begin, or POST /ops/histories",
        fork.stream(), fork.version(), fork.key(), applied, fork.contradicts());
  }
}
