package dev.plumb.systemtests.architecture.wrong.http;

import io.smallrye.mutiny.Uni;

/** only usecase opens a transaction; and http knows usecase. */
final class OpensATransaction {

  Uni<Integer> open(dev.plumb.eventing.tx.PoolTransactions transactions) {
    return transactions.inTransaction(tx -> Uni.createFrom().item(0));
  }
}
