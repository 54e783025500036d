package dev.plumb.systemtests.architecture.wrong.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.systemtests.architecture.wrong.store.Rows;
import io.smallrye.mutiny.Uni;

/** Breaks nothing. */
public final class KeepsEverything {

  public Uni<Integer> clear(Transactions transactions, Rows rows) {
    return transactions.inTransaction(rows::clear);
  }
}
