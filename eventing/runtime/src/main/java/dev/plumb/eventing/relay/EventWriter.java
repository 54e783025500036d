package dev.plumb.eventing.relay;

import java.util.List;

/** Writes to the channel of one epoch; what is asked of an older one is void. Never waits. */
interface EventWriter {

  /** In this order, with tags that go on where the last call's ended. */
  void send(long epoch, List<InFlight.Sent> events);

  void declare(long epoch, String stream);

  /** Whether or not it would still answer. */
  void giveUp(long epoch);
}
