package dev.plumb.simulator.memory;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One table of aggregates, a row for each key. */
public final class MemoryRows<A> {

  private record Row(String table, UUID key) {}

  private final String table;
  private final Map<UUID, A> committed = new HashMap<>();

  public MemoryRows(String table) {
    this.table = table;
  }

  /** Locked in key order; a key without a row is left out, and its absence not locked. */
  public Uni<Map<UUID, A>> locked(Tx tx, Collection<UUID> keys) {
    return MemoryTx.of(tx).statement(() -> lock(tx, keys));
  }

  private Uni<Map<UUID, A>> lock(Tx tx, Collection<UUID> keys) {
    List<UUID> found = keys.stream().filter(key -> read(tx, key).isPresent()).sorted().toList();
    return MemoryTx.of(tx)
        .lock(rows(found))
        .map(
            held ->
                found.stream()
                    .collect(Collectors.toMap(key -> key, key -> read(tx, key).orElseThrow())));
  }

  private List<Row> rows(List<UUID> keys) {
    return keys.stream().map(key -> new Row(table, key)).toList();
  }

  /**
   * Waits for whoever is inserting the same key.
   *
   * @return how many had no row
   */
  public Uni<Integer> inserted(Tx tx, Map<UUID, A> begun) {
    List<UUID> keys = begun.keySet().stream().sorted().toList();
    MemoryTx open = MemoryTx.of(tx);
    return open.statement(() -> open.lock(rows(keys)).map(held -> insert(tx, begun)));
  }

  private int insert(Tx tx, Map<UUID, A> begun) {
    int inserted = 0;
    for (Map.Entry<UUID, A> each : begun.entrySet()) {
      if (read(tx, each.getKey()).isEmpty()) {
        put(tx, each.getKey(), each.getValue());
        inserted++;
      }
    }
    return inserted;
  }

  /** As committed, or as this transaction has written it. */
  @SuppressWarnings("unchecked")
  public Optional<A> read(Tx tx, UUID key) {
    A own = (A) MemoryTx.of(tx).own(new Row(table, key));
    return own == null ? committed(key) : Optional.of(own);
  }

  public Optional<A> committed(UUID key) {
    return Optional.ofNullable(committed.get(key));
  }

  public Collection<A> committed() {
    return new ArrayList<>(committed.values());
  }

  public void put(Tx tx, UUID key, A next) {
    MemoryTx open = MemoryTx.of(tx);
    open.own(new Row(table, key), next);
    open.write(() -> committed.put(key, next));
  }
}
