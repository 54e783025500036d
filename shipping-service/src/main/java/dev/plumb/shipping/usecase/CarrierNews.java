package dev.plumb.shipping.usecase;

import dev.plumb.shipping.domain.OrderId;
import java.time.Instant;

/**
 * A webhook of the carrier, signed and well-formed.
 *
 * @param id the carrier's, unique; the same for every repetition
 * @param type such as {@code parcel.delivered}; not necessarily one that is known here
 * @param attempt deliveries tried so far
 */
public record CarrierNews(
    String id,
    OrderId order,
    String type,
    String trackingNumber,
    int attempt,
    Instant occurredAt) {}
