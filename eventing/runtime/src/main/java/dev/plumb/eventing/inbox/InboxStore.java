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

/** What an inbox remembers of one stream's events, changed in the caller's transaction. */
interface InboxStore {

  /** Takes the ids down and locks the keys' watermarks. */
  Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys);

  /** Those of the keys that have anything parked, seen after the lock on their watermarks. */
  Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys);

  /** The parked events of each key whose sequence goes on, each key's in version order. */
  Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences);

  /**
   * Everything of the plan but aggregates, events, effects and timers. Fails with {@link
   * OvertakenException} if another transaction has begun one of the keys.
   */
  Uni<Void> write(Tx tx, String stream, Plan<?> plan);

  Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> unreadable);

  /**
   * Nothing of the stream may be applied from now on, unless the fork is of a history that has
   * ended.
   *
   * @return the id of the event that was here first, or its end; empty if it has stopped before
   */
  Uni<Optional<String>> stop(Tx tx, Fork fork);

  /** The stream goes on in that history. False if that was known before. */
  Uni<Boolean> begin(Tx tx, String stream, int epoch);
}
