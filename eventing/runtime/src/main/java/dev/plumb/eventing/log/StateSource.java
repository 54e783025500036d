package dev.plumb.eventing.log;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One bean for each stream this service publishes: makes the service answer its consumers'
 * questions for events they miss, and says how an aggregate is where the log has dropped them.
 */
public interface StateSource {

  String stream();

  /** Of all events that this service publishes there, those of {@link #states} included. */
  Set<String> types();

  /**
   * Each aggregate's whole state as an event of a type of its own, with the version of the
   * aggregate's last event: whoever takes it needs none of the events up to that version. Keys
   * without an aggregate are left out.
   */
  Uni<List<NewEvent>> states(Tx tx, Set<UUID> keys);
}
