package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.UUID;

/**
 * Two events with one version: the producer's history is not the one that was consumed so far.
 *
 * @param applied the end of the id of the event that was here first, eight hexadecimal digits
 * @param contradicts the event that came with its version
 */
record Fork(String stream, UUID key, int epoch, long version, String applied, UUID contradicts) {

  static Fork of(ReceivedEvent event, int mark) {
    return new Fork(
        event.stream(),
        event.key(),
        event.epoch(),
        event.version(),
        "%08x".formatted(mark),
        event.id());
  }

  /** Nothing that was read in that transaction may be applied. */
  static final class Found extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fork fork;

    Found(Fork fork) {
      super("two events have version " + fork.version(), null, false, false);
      this.fork = fork;
    }

    Fork fork() {
      return fork;
    }
  }
}
