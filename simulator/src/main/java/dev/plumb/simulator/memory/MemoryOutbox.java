package dev.plumb.simulator.memory;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.outbox.CommitListener;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.Facts;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** {@link Outbox} in memory, of one replica. */
public final class MemoryOutbox implements Outbox {

  private final MemoryOutboxTable table;
  private final Shards shards;
  private final Facts facts;
  private final CommitListener commits;

  public MemoryOutbox(MemoryOutboxTable table, Shards shards, Facts facts, CommitListener commits) {
    this.table = table;
    this.shards = shards;
    this.facts = facts;
    this.commits = commits;
  }

  @Override
  public Uni<Void> append(Tx tx, List<NewEvent> events) {
    return append(tx, events, List.of());
  }

  @Override
  public Uni<Void> append(Tx tx, List<NewEvent> events, List<String> traceparents) {
    MemoryTx open = MemoryTx.of(tx);
    List<CommittedEvent> rows =
        events.stream().map(event -> table.row(event, shards.of(event.key()))).toList();
    for (CommittedEvent row : rows) {
      if (open.database.world().has(Bug.OUTBOX_OUTSIDE_TRANSACTION)) {
        table.add(row);
      } else {
        table.append(open, row);
      }
      open.write(() -> facts.committed(row.event()));
      open.note(() -> facts.name(row.event()));
    }
    if (!rows.isEmpty()) {
      open.afterCommit(() -> commits.committed(rows));
    }
    return Uni.createFrom().voidItem();
  }
}
