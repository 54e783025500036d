package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.OutboxRows.Page;
import dev.plumb.eventing.relay.OutboxRows.Swept;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** What is committed and not marked as sent, of all keys. */
interface OutboxStore {

  /**
   * The next rows by position, at most {@code limit}, and those of the shards with their bodies.
   */
  Uni<Page> page(long above, int limit, Collection<Integer> shards);

  /** Which rows there are between two positions, at most {@code limit}. */
  Uni<Swept> sweep(long above, long upTo, int limit);

  /** The next rows of some keys, at most {@link Lanes#DEPTH} each, in version order. */
  Uni<List<List<OutboxEvent>>> lanes(List<Lane> lanes);

  /** Above that of every transaction which has one now. */
  Uni<Long> transactionId();

  /**
   * Removes what was confirmed, as far as the lease it was sent under still stands.
   *
   * @return the shards that are somebody else's
   */
  Uni<List<Integer>> mark(String resource, String owner, List<InFlight.Sent> confirmed);
}
