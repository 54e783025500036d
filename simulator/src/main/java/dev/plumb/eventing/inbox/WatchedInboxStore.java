package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Arrivals;
import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells the auditor what each transaction took in and how far it went, once it has committed. */
record WatchedInboxStore(Arrivals arrivals, InboxStore store) implements InboxStore {

  @Override
  public Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    return store
        .admit(tx, stream, events, keys)
        .invoke(admitted -> watch(MemoryTx.of(tx), stream, events, admitted));
  }

  private void watch(MemoryTx tx, String stream, List<ReceivedEvent> events, Admitted admitted) {
    Map<UUID, Long> before = new HashMap<>();
    admitted.watermarks().forEach((key, mark) -> before.put(key, mark.version()));
    Set<UUID> unseen = new HashSet<>(admitted.fresh());
    List<ReceivedEvent> fresh = events.stream().filter(event -> unseen.remove(event.id())).toList();
    tx.write(() -> arrivals.admitted(stream, fresh, before));
  }

  @Override
  public Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys) {
    return store.waiting(tx, stream, keys);
  }

  @Override
  public Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences) {
    return store.behind(tx, stream, sequences);
  }

  @Override
  public Uni<Void> write(Tx tx, String stream, Plan<?> plan) {
    MemoryTx open = MemoryTx.of(tx);
    plan.parked().forEach(event -> open.note(() -> "that " + arrivals.name(event) + " waits"));
    plan.refused()
        .forEach(no -> open.note(() -> arrivals.name(no.event()) + " as refused: " + no.reason()));
    plan.dead()
        .forEach(no -> open.note(() -> arrivals.name(no.event()) + " as dead: " + no.reason()));
    open.write(
        () -> {
          plan.begun().forEach((key, to) -> arrivals.moved(stream, key, to.version()));
          plan.moved().forEach((key, to) -> arrivals.moved(stream, key, to.version()));
        });
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
