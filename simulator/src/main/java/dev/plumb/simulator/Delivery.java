package dev.plumb.simulator;

import dev.plumb.eventing.ReceivedEvent;

/** A message on its way to a consumer, as often as the broker has tried. */
record Delivery(ReceivedEvent event, int tries) {

  Delivery again() {
    return new Delivery(event, tries + 1);
  }
}
