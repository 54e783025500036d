package dev.plumb.eventing.outbox;

import dev.plumb.eventing.NewEvent;

/**
 * An event as its committed row says it.
 *
 * @param position of its row; positions of one key rise with its versions
 * @param traceparent null where there is no trace
 */
public record CommittedEvent(long position, int shard, NewEvent event, String traceparent) {}
