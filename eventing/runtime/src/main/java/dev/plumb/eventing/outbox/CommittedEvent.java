package dev.plumb.eventing.outbox;

import dev.plumb.eventing.NewEvent;

/**
 * An event as its committed row says it.
 *
 * @param position of its row; positions of one key rise with its versions
 * @param epoch of the history it belongs to
 * @param traceparent null where there is no trace
 */
public record CommittedEvent(
    long position, int shard, int epoch, NewEvent event, String traceparent) {}
