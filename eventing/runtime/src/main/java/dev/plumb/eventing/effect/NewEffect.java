package dev.plumb.eventing.effect;

import java.util.UUID;

/**
 * A call to the world outside the database, intended but not made yet.
 *
 * @param kind chooses the {@link EffectPort}, such as {@code payment.capture}
 * @param key the aggregate; effects of one key are made one after the other, in the order intended
 * @param purpose why, unique for the aggregate for ever, such as {@code capture:1}: at most one
 *     effect per (kind, key, purpose) exists, however often it is intended
 * @param request what to ask for, as JSON, without secrets
 */
public record NewEffect(String kind, UUID key, String purpose, String request) {

  /** Sent with every attempt, so that the other side makes it once. */
  public String idempotencyKey() {
    return kind + ":" + key + ":" + purpose;
  }
}
