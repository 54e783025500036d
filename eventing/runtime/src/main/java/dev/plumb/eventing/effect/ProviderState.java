package dev.plumb.eventing.effect;

import java.time.Instant;
import java.util.Optional;

/**
 * How a provider is.
 *
 * @param answers whether this replica's circuit is closed
 * @param heldSince present while nothing goes there, at any replica, before an operator lets it go
 */
public record ProviderState(String name, boolean answers, Optional<Instant> heldSince) {}
