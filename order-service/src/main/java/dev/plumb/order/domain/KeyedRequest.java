package dev.plumb.order.domain;

/**
 * A request that its client may send again.
 *
 * @param scope what is asked for; the same key in another scope is another request
 * @param key the client's own, from the header {@code Idempotency-Key}
 * @param hash SHA-256 of the content, in hexadecimal
 */
public record KeyedRequest(String scope, String key, String hash) {}
