package dev.plumb.eventing.log;

import dev.plumb.eventing.NewEvent;

/**
 * An event as it was appended.
 *
 * @param traceparent null where there is no trace
 */
record LoggedEvent(NewEvent event, String traceparent) {}
