package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Transactions;

/** What every redrive needs, whatever its stream. */
record Redrives(Transactions transactions, SqlInbox inbox, Patience patience) {

  <A> Redrive<A> of(Subscription<A> subscription) {
    return new Redrive<>(
        transactions,
        inbox.transaction(subscription.aggregates(), subscription.table()),
        inbox.metrics(subscription.table().stream()),
        patience);
  }
}
