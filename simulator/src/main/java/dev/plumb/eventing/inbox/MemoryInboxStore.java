package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.InboxTable.Admitted;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link InboxStore} in memory: what one service remembers of the events of all its streams. */
public final class MemoryInboxStore implements InboxStore {

  private record Id(UUID event) {}

  private record Row(String stream, UUID key) {}

  private static final NavigableMap<Long, ReceivedEvent> EMPTY =
      Collections.unmodifiableNavigableMap(new TreeMap<>());

  private final Set<UUID> inbox = new HashSet<>();
  private final Map<Row, Watermark> watermarks = new HashMap<>();
  private final Map<Row, NavigableMap<Long, ReceivedEvent>> parked = new HashMap<>();
  private final Map<Row, NavigableMap<Long, ReceivedEvent>> dead = new HashMap<>();
  private final Set<UUID> refused = new HashSet<>();
  private final List<UnreadableDelivery> unreadable = new ArrayList<>();
  private final MemoryUpstreams upstreams = new MemoryUpstreams();

  @Override
  public Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    List<UUID> ids = events.stream().map(ReceivedEvent::id).sorted().toList();
    MemoryTx open = MemoryTx.of(tx);
    return open.statement(
        () -> {
          List<Row> begun = begun(stream, keys);
          MemoryUpstreams.Upstream upstream = upstreams.of(stream);
          return open.lock(ids.stream().map(Id::new).toList())
              .chain(() -> open.lock(begun))
              .map(held -> admitted(open, ids, begun, upstream));
        });
  }

  /** As a statement sees them: not those that begin while it waits for a lock. */
  private List<Row> begun(String stream, List<UUID> keys) {
    return keys.stream()
        .sorted()
        .map(key -> new Row(stream, key))
        .filter(watermarks::containsKey)
        .toList();
  }

  private Admitted admitted(
      MemoryTx tx, List<UUID> ids, List<Row> begun, MemoryUpstreams.Upstream upstream) {
    Admitted admitted =
        new Admitted(new HashSet<>(), new HashMap<>(), upstream.epoch(), upstream.stopped());
    for (UUID id : ids) {
      if (!inbox.contains(id)) {
        admitted.fresh().add(id);
        tx.write(() -> inbox.add(id));
      }
    }
    begun.forEach(row -> admitted.watermarks().put(row.key, watermarks.get(row)));
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
        parked.getOrDefault(new Row(stream, sequence.key()), EMPTY);
    long next = sequence.version() + 1;
    return sequence.isReady() || sequence.isRestored() || waiting.containsKey(next)
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
    refuseFork(plan.parked());
    boolean allMove =
        plan.moved().keySet().stream()
            .allMatch(key -> watermarks.containsKey(new Row(stream, key)));
    if (!allMove || begun.stream().anyMatch(watermarks::containsKey)) {
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

  private void refuseFork(List<ReceivedEvent> events) {
    for (ReceivedEvent event : events) {
      ReceivedEvent other = parked.getOrDefault(row(event), EMPTY).get(event.version());
      if (other != null && !other.id().equals(event.id())) {
        throw new Fork.Found(Fork.of(event, Trail.mark(other.id())));
      }
    }
  }

  @Override
  public Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> deliveries) {
    MemoryTx.of(tx).write(() -> unreadable.addAll(deliveries));
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<String>> stop(Tx tx, Fork fork) {
    return upstreams
        .stop(MemoryTx.of(tx), fork.stream(), fork.epoch())
        .map(stopped -> stopped ? Optional.of(wholeId(fork.applied())) : Optional.empty());
  }

  private String wholeId(String end) {
    return inbox.stream()
        .map(UUID::toString)
        .filter(id -> id.endsWith(end))
        .findFirst()
        .orElse("..." + end);
  }

  @Override
  public Uni<Boolean> begin(Tx tx, String stream, int epoch) {
    return upstreams.begin(MemoryTx.of(tx), stream, epoch);
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
        .computeIfAbsent(row(event), absent -> new TreeMap<>())
        .putIfAbsent(event.version(), event);
  }

  private static void remove(
      Map<Row, NavigableMap<Long, ReceivedEvent>> table, ReceivedEvent event) {
    table.computeIfPresent(
        row(event),
        (row, events) -> {
          events.remove(event.version());
          return events.isEmpty() ? null : events;
        });
  }

  private static Row row(ReceivedEvent event) {
    return new Row(event.stream(), event.key());
  }
}
