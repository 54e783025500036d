package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link InboxStore} in PostgreSQL's tables. */
final class SqlInboxStore implements InboxStore {

  @Override
  public Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    return InboxTable.admit(tx, stream, events, keys);
  }

  @Override
  public Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys) {
    return ParkedTable.waiting(tx, stream, keys);
  }

  @Override
  public Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences) {
    return ParkedTable.behind(tx, stream, sequences);
  }

  @Override
  public Uni<Void> write(Tx tx, String stream, Plan<?> plan) {
    return Uni.combine()
        .all()
        .unis(
            ParkedTable.unpark(tx, stream, plan.drained()),
            ParkedTable.park(tx, stream, plan.parked()),
            RefusalTable.record(tx, stream, plan.refused()),
            DeadLetterTable.bury(tx, stream, plan.dead()),
            WatermarkTable.begin(tx, stream, plan.begun()),
            WatermarkTable.move(tx, stream, plan.moved()))
        .discardItems();
  }

  @Override
  public Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> unreadable) {
    return DeadLetterTable.buryUnreadable(tx, stream, unreadable);
  }

  @Override
  public Uni<Optional<String>> stop(Tx tx, Fork fork) {
    return UpstreamTable.stop(tx, fork);
  }

  @Override
  public Uni<Boolean> begin(Tx tx, String stream, int epoch) {
    return UpstreamTable.begin(tx, stream, epoch);
  }
}
