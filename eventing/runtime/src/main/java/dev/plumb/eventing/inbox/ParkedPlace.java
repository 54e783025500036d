package dev.plumb.eventing.inbox;

import java.util.UUID;

/** A place in the list of keys whose events wait. */
public record ParkedPlace(String stream, UUID key) {}
