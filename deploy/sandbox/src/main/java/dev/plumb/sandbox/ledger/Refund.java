package dev.plumb.sandbox.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * @param created epoch seconds
 * @param amount minor units
 * @param status {@code succeeded}, {@code pending} or {@code failed}
 */
@RegisterForReflection
public record Refund(
    String id,
    long created,
    String paymentIntent,
    String charge,
    long amount,
    String currency,
    String reason,
    Map<String, String> metadata,
    String status)
    implements Entry {}
