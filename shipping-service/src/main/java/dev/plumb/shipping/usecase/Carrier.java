package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.EffectAnswer;
import io.smallrye.mutiny.Uni;

/** Who brings the parcels to their recipients. */
public interface Carrier {

  /** Facts of a confirmed answer. */
  String NAME = "carrier";

  String TRACKING_NUMBER = "trackingNumber";

  /**
   * Registers a parcel for collection: from then on the carrier has it.
   *
   * @param idempotencyKey the same for every attempt
   * @param reference an answer about another one is none
   * @param request JSON {@code {reference, recipient, lines}}
   */
  Uni<EffectAnswer> take(String idempotencyKey, String reference, String request);

  /** Whether it has a parcel of that reference. */
  Uni<EffectAnswer> find(String reference);

  /**
   * Has it fetch a parcel that it has delivered.
   *
   * @param idempotencyKey the same for every attempt
   * @param request JSON {@code {reference, trackingNumber}}
   */
  Uni<EffectAnswer> fetchBack(String idempotencyKey, String request);

  /** Whether it is fetching, or has fetched, a parcel of that reference. */
  Uni<EffectAnswer> findFetched(String reference);
}
