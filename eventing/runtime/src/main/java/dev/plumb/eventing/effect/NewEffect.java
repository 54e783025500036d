package dev.plumb.eventing.effect;

import java.time.Instant;
import java.util.UUID;

/**
 * A call to the world outside the database, intended but not made yet.
 *
 * @param kind chooses the {@link EffectPort}, as {@code <provider>.<what>}: {@code
 *     payment.capture}. Each provider has its own limit and circuit
 * @param key the aggregate; effects of one key and provider are made one after the other, in the
 *     order intended
 * @param purpose why, unique for the aggregate for ever, such as {@code capture:1}: at most one
 *     effect per (kind, key, purpose) exists, however often it is intended
 * @param request what to ask for, as JSON, without secrets
 * @param causedAt when what asks for it happened; null for now. If that is longer ago than the
 *     other side remembers a key, somebody may have made the call and forgotten it with his
 *     database: it is asked first
 */
public record NewEffect(String kind, UUID key, String purpose, String request, Instant causedAt) {

  public NewEffect(String kind, UUID key, String purpose, String request) {
    this(kind, key, purpose, request, null);
  }

  public NewEffect causedAt(Instant when) {
    return new NewEffect(kind, key, purpose, request, when);
  }

  /** Sent with every attempt, so that the other side makes it once. */
  public String idempotencyKey() {
    return kind + ":" + key + ":" + purpose;
  }

  public String provider() {
    return provider(kind);
  }

  /** As the column {@code provider} is generated. */
  static String provider(String kind) {
    int dot = kind.indexOf('.');
    return dot < 0 ? kind : kind.substring(0, dot);
  }
}
