package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link InboxStore} in memory: what one service remembers of the events of all its streams. */
public final class MemoryInboxStore implements InboxStore {

  private record Id(UUID event) {}

  private record Row(String stream, UUID key) {}

  private final Set<UUID> inbox = new HashSet<>();
  private final Map<Row, Watermark> watermarks = new HashMap<>();
  private final Map<Row, NavigableMap<Long, ReceivedEvent>> parked = new HashMap<>();
  private final Map<Row, NavigableMap<Long, ReceivedEvent>> dead = new HashMap<>();
  private final Set<UUID> refused = new HashSet<>();
  private final List<UnreadableDelivery> unreadable = new ArrayList<>();

  @Override
  public Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    List<UUID> ids = events.stream().map(ReceivedEvent::id).sorted().toList();
    MemoryTx open = MemoryTx.of(tx);
    return open.statement(
        () ->
            open.lock(ids.stream().map(Id::new).toList())
                .chain(() -> open.lock(begun(stream, keys)))
                .map(held -> admitted(open, stream, ids, keys)));
  }

  private List<Row> begun(String stream, List<UUID> keys) {
    return keys.stream()
        .sorted()
        .map(key -> new Row(stream, key))
        .filter(watermarks::containsKey)
        .toList();
  }

  private Admitted admitted(MemoryTx tx, String stream, List<UUID> ids, List<UUID> keys) {
    Admitted admitted = new Admitted(new HashSet<>(), new HashMap<>(), 1, false);
    for (UUID id : ids) {
      if (!inbox.contains(id)) {
        admitted.fresh().add(id);
        tx.write(() -> inbox.add(id));
      }
    }
    begun(stream, keys).forEach(row -> admitted.watermarks().put(row.key, watermarks.get(row)));
    return admitted;
  }

  @Override
  public Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys) {
    return MemoryTx.of(tx).statement(() -> Uni.createFrom().item(waiting(stream, keys)));
  }

  private Set<UUID> waiting(String stream, List<UUID> keys) {
    Set<UUID> waiting = new HashSet<>(keys);
    waiting.removeIf(key -> !parked.containsKey(new Row(stream, key)));
    return waiting;
  }

  @Override
  public Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences) {
    return MemoryTx.of(tx)
        .statement(
            () ->
                Uni.createFrom()
                    .item(sequences.stream().flatMap(each -> behind(stream, each)).toList()));
  }

  private Stream<ReceivedEvent> behind(String stream, Sequence sequence) {
    NavigableMap<Long, ReceivedEvent> waiting =
        parked.getOrDefault(new Row(stream, sequence.key()), new TreeMap<>());
    long next = sequence.version() + 1;
    return sequence.isReady() || waiting.containsKey(next)
        ? waiting.tailMap(next, true).values().stream()
        : Stream.empty();
  }

  @Override
  public Uni<Void> write(Tx tx, String stream, Plan<?> plan) {
    MemoryTx open = MemoryTx.of(tx);
    List<Row> begun =
        plan.begun().keySet().stream().sorted().map(key -> new Row(stream, key)).toList();
    return open.statement(() -> open.lock(begun).invoke(() -> write(open, stream, plan, begun)));
  }

  private void write(MemoryTx tx, String stream, Plan<?> plan, List<Row> begun) {
    if (begun.stream().anyMatch(watermarks::containsKey)) {
      throw new OvertakenException();
    }
    tx.write(
        () -> {
          plan.drained().forEach(event -> remove(parked, event));
          plan.parked().forEach(event -> put(parked, event));
          plan.refused().forEach(verdict -> refused.add(verdict.event().id()));
          plan.dead().forEach(verdict -> put(dead, verdict.event()));
          plan.begun().forEach((key, to) -> watermarks.put(new Row(stream, key), to));
          plan.moved().forEach((key, to) -> watermarks.put(new Row(stream, key), to));
        });
  }

  @Override
  public Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> deliveries) {
    MemoryTx.of(tx).write(() -> unreadable.addAll(deliveries));
    return Uni.createFrom().voidItem();
  }

  /** 0 for a key that nothing came for. */
  public long watermark(String stream, UUID key) {
    return watermarks.getOrDefault(new Row(stream, key), Watermark.NONE).version();
  }

  public int parked() {
    return parked.values().stream().mapToInt(Map::size).sum();
  }

  public int dead() {
    return dead.values().stream().mapToInt(Map::size).sum() + unreadable.size();
  }

  public int refused() {
    return refused.size();
  }

  private static void put(Map<Row, NavigableMap<Long, ReceivedEvent>> table, ReceivedEvent event) {
    table
        .computeIfAbsent(new Row(event.stream(), event.key()), row -> new TreeMap<>())
        .putIfAbsent(event.version(), event);
  }

  private static void remove(
      Map<Row, NavigableMap<Long, ReceivedEvent>> table, ReceivedEvent event) {
    Row row = new Row(event.stream(), event.key());
    table.get(row).remove(event.version());
    if (table.get(row).isEmpty()) {
      table.remove(row);
    }
  }
}
