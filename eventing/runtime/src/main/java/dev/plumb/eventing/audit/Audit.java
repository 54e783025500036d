package dev.plumb.eventing.audit;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Says what this service holds, and what has changed; changes nothing. */
public final class Audit {

  private final Transactions transactions;
  private final AuditSource source;
  private final List<String> upstreams;

  /**
   * @param upstreams that this service consumes
   */
  public Audit(Transactions transactions, AuditSource source, List<String> upstreams) {
    this.transactions = transactions;
    this.source = source;
    this.upstreams = upstreams;
  }

  /** One for each key, also for those nothing is known of; in no order. */
  public Uni<List<KeyDigest>> digests(List<UUID> keys) {
    return inOneSnapshot(
        tx ->
            AggregateFacts.of(tx, source, keys)
                .chain(facts -> AuditTables.digests(tx, source.stream(), upstreams, keys, facts)));
  }

  /**
   * What was told behind a place in the log.
   *
   * @param after empty to begin with what is told from now on
   */
  public Uni<Changes> changes(Optional<LogPosition> after, int limit) {
    return inOneSnapshot(
        tx ->
            after
                .map(place -> AuditTables.changes(tx, place, limit))
                .orElseGet(() -> AuditTables.end(tx)));
  }

  /** The next of all keys, in their order; empty at the end. */
  public Uni<List<UUID>> keys(UUID above, int limit) {
    return inOneSnapshot(
        tx ->
            tx.select(source.keys(), above, limit)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList()));
  }

  private <T> Uni<T> inOneSnapshot(Function<Tx, Uni<T>> read) {
    return transactions.inTransaction(
        tx -> AuditTables.oneSnapshot(tx).chain(() -> read.apply(tx)));
  }
}
