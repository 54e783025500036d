package dev.plumb.sandbox.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a card said no.
 *
 * @param code Stripe's error code, {@code card_declined} for most
 * @param declineCode the issuer's reason
 */
@RegisterForReflection
public record Decline(String code, String declineCode, String message) {}
