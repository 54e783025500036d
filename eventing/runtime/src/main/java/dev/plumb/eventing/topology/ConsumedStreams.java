package dev.plumb.eventing.topology;

import java.util.List;

/** The streams this service consumes. */
@FunctionalInterface
public interface ConsumedStreams {

  /**
   * @param backlog messages that wait on the broker for this service, as of the last look
   */
  record Consumed(Topology topology, long backlog) {}

  List<Consumed> now();
}
