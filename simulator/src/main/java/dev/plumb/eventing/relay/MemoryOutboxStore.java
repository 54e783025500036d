package dev.plumb.eventing.relay;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.eventing.relay.OutboxRows.Found;
import dev.plumb.eventing.relay.OutboxRows.Page;
import dev.plumb.eventing.relay.OutboxRows.Swept;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.memory.MemoryDatabase;
import dev.plumb.simulator.memory.MemoryOutboxTable;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link OutboxStore} in memory. */
final class MemoryOutboxStore implements OutboxStore {

  private final Process process;
  private final MemoryOutboxTable table;
  private final MemoryDatabase database;
  private final MemoryLeases leases;

  MemoryOutboxStore(
      Process process, MemoryOutboxTable table, MemoryDatabase database, MemoryLeases leases) {
    this.process = process;
    this.table = table;
    this.database = database;
    this.leases = leases;
  }

  @Override
  public Uni<Page> page(long above, int limit, Collection<Integer> shards) {
    List<CommittedEvent> scanned =
        table.rows().tailMap(above, false).values().stream().limit(limit).toList();
    List<CommittedEvent> ours =
        scanned.stream().filter(row -> shards.contains(row.shard())).toList();
    return Uni.createFrom()
        .item(
            new Page(
                ours.stream().map(OutboxEvent::of).toList(),
                ours.stream().map(this::predecessor).toList(),
                scanned.isEmpty() ? above : scanned.getLast().position(),
                scanned.size() == limit));
  }

  private long predecessor(CommittedEvent row) {
    return sameKey(row.event().stream(), row.event().key())
        .mapToLong(other -> other.event().version())
        .filter(version -> version < row.event().version())
        .max()
        .orElse(0);
  }

  private Stream<CommittedEvent> sameKey(String stream, UUID key) {
    return table.waiting().stream()
        .filter(row -> row.event().stream().equals(stream) && row.event().key().equals(key));
  }

  @Override
  public Uni<Swept> sweep(long above, long upTo, int limit) {
    boolean blind = process.world().has(Bug.CURSOR_INSTEAD_OF_SWEEP) || above >= upTo;
    List<Found> found =
        blind
            ? List.of()
            : table.rows().subMap(above, false, upTo, true).values().stream()
                .limit(limit)
                .map(MemoryOutboxStore::found)
                .toList();
    return Uni.createFrom()
        .item(new Swept(found, database.allEndedBefore(), found.size() == limit));
  }

  @Override
  public Uni<List<List<OutboxEvent>>> lanes(List<Lane> lanes) {
    List<List<OutboxEvent>> each = new ArrayList<>();
    for (Lane lane : lanes) {
      each.add(
          sameKey(lane.stream, lane.key)
              .filter(row -> row.event().version() > lane.last())
              .sorted(Comparator.comparingLong(row -> row.event().version()))
              .limit(Lanes.DEPTH)
              .map(OutboxEvent::of)
              .toList());
    }
    return Uni.createFrom().item(each);
  }

  @Override
  public Uni<Long> transactionId() {
    return Uni.createFrom().item(database.newId());
  }

  @Override
  public Uni<List<Integer>> mark(String resource, String owner, List<InFlight.Sent> confirmed) {
    Map<Integer, Long> fences = new TreeMap<>();
    confirmed.forEach(sent -> fences.merge(sent.event().shard(), sent.fence(), Math::max));
    List<Integer> refused = new ArrayList<>();
    fences.forEach(
        (shard, fence) -> {
          if (!leases.stands(shard, process, fence)) {
            refused.add(shard);
          }
        });
    confirmed.stream()
        .filter(sent -> fences.get(sent.event().shard()) == sent.fence())
        .filter(sent -> !refused.contains(sent.event().shard()))
        .forEach(sent -> remove(sent.event()));
    refused.removeIf(shard -> leases.hasNewer(shard, process, fences.get(shard)));
    return Uni.createFrom().item(refused);
  }

  private void remove(OutboxEvent event) {
    CommittedEvent row = table.rows().get(event.position());
    if (row != null && row.event().id().equals(event.id())) {
      table.remove(row);
    }
  }

  private static Found found(CommittedEvent row) {
    NewEvent event = row.event();
    return new Found(row.position(), row.shard(), event.stream(), event.key(), event.version());
  }
}
