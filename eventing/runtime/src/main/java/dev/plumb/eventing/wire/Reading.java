package dev.plumb.eventing.wire;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.UnreadableDelivery;

/** What a message turned out to be. */
public sealed interface Reading {

  record Readable(ReceivedEvent event) implements Reading {}

  record Unreadable(UnreadableDelivery delivery) implements Reading {}
}
