package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.World;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A store with those bugs in it that are planted in the world. */
record BrokenInboxStore(World world, InboxStore store) implements InboxStore {

  @Override
  public Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    Uni<Admitted> admitted = store.admit(tx, stream, events, keys);
    if (world.has(Bug.NO_INBOX)) {
      admitted =
          admitted.invoke(
              seen -> seen.fresh().addAll(events.stream().map(ReceivedEvent::id).toList()));
    }
    return world.has(Bug.NO_WATERMARK)
        ? admitted.map(
            seen ->
                new Admitted(
                    seen.fresh(), whateverComes(seen, events), seen.epoch(), seen.stopped()))
        : admitted;
  }

  private static Map<UUID, Watermark> whateverComes(Admitted seen, List<ReceivedEvent> events) {
    Map<UUID, Watermark> before = new HashMap<>(seen.watermarks());
    Map<UUID, Long> lowest =
        events.stream()
            .collect(Collectors.toMap(ReceivedEvent::key, event -> event.version() - 1, Math::min));
    before.replaceAll((key, mark) -> Watermark.at(lowest.getOrDefault(key, mark.version())));
    return before;
  }

  @Override
  public Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys) {
    return store.waiting(tx, stream, keys);
  }

  @Override
  public Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences) {
    return world.has(Bug.NOTHING_RECALLED)
        ? Uni.createFrom().item(List.of())
        : store.behind(tx, stream, sequences);
  }

  @Override
  public Uni<Void> write(Tx tx, String stream, Plan<?> plan) {
    if (world.has(Bug.NO_PARKING)) {
      plan.parked().clear();
    }
    return store.write(tx, stream, plan);
  }

  @Override
  public Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> unreadable) {
    return store.buryUnreadable(tx, stream, unreadable);
  }

  @Override
  public Uni<Optional<String>> stop(Tx tx, Fork fork) {
    return store.stop(tx, fork);
  }

  @Override
  public Uni<Boolean> begin(Tx tx, String stream, int epoch) {
    return store.begin(tx, stream, epoch);
  }
}
