package dev.plumb.local;

import java.util.Optional;
import java.util.UUID;

/**
 * How an order went for its customer.
 *
 * @param id empty when the order was not accepted
 * @param status the last one seen
 * @param isFinal nothing more happens to it
 */
public record Experience(Intention intention, Optional<UUID> id, String status, boolean isFinal) {}
