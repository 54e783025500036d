package dev.plumb.eventing.relay;

import java.util.UUID;

/**
 * What the broker says, on any thread and not to be kept waiting. An epoch is the life of one
 * channel; what is told of an older one is void.
 */
interface PublisherListener {

  void opened(long epoch);

  /** Nothing more will be heard of what is unanswered. */
  void closed(long epoch);

  void acked(long epoch, long tag, boolean andAllBefore);

  void nacked(long epoch, long tag, boolean andAllBefore);

  /** No queue took it. Told before its ack, which follows all the same. */
  void returned(long epoch, String stream, UUID key);

  void declared(long epoch, String stream);

  void notDeclared(long epoch, String stream);

  void blocked(boolean now);
}
