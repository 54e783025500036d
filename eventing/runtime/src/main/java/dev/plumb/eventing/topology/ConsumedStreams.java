package dev.plumb.eventing.topology;

import java.util.List;
import java.util.Optional;

/** The streams this service consumes. */
@FunctionalInterface
public interface ConsumedStreams {

  /**
   * @param backlog messages that wait on the broker for this service, as of the last look
   * @param waitingFor what keeps this replica from it; empty while the broker has all it needs
   */
  record Consumed(Topology topology, long backlog, Optional<String> waitingFor) {}

  List<Consumed> now();
}
