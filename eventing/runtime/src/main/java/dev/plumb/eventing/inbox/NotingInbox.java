package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.usage.TypeUses;
import io.smallrye.mutiny.Uni;

/** Notes which types came, once they are committed. */
record NotingInbox(Inbox inbox, TypeUses uses) implements Inbox {

  @Override
  public <A> Uni<Void> apply(EventBatch batch, Aggregates<A> aggregates, EventTable<A> table) {
    return inbox.apply(batch, aggregates, table).invoke(() -> note(batch, table));
  }

  private void note(EventBatch batch, EventTable<?> table) {
    for (ReceivedEvent event : batch.events()) {
      if (table.knows(event.type())) {
        uses.read(event.stream(), event.type());
      }
    }
  }
}
