package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The streams consumed here whose history was ever broken. */
public final class Upstreams {

  private final Transactions transactions;

  Upstreams(Transactions transactions) {
    this.transactions = transactions;
  }

  public Uni<List<Upstream>> all() {
    return transactions.inTransaction(UpstreamTable::all);
  }
}
