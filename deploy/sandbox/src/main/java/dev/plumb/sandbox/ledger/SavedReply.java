package dev.plumb.sandbox.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The answer an idempotency key will get again.
 *
 * @param id scope and key, such as {@code provider:abc}
 * @param path of the first request
 * @param fingerprint SHA-256 of the parameters
 */
@RegisterForReflection
public record SavedReply(
    String id, Instant savedAt, String path, String fingerprint, int status, String body)
    implements Entry {}
