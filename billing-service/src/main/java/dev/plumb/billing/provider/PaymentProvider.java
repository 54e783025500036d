package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import io.smallrye.mutiny.Uni;

/** Holds, takes and gives back money. Nothing here fails: faults are answers. */
interface PaymentProvider {

  /**
   * @param key the same for every try of the same call, so that it is made once
   */
  Uni<Reply> authorize(OrderId order, ProviderCall.Authorize call, String key);

  Uni<Reply> capture(ProviderCall.Capture call, String key);

  Uni<Reply> cancel(ProviderCall.Void call, String key);

  Uni<Reply> refund(OrderId order, ProviderCall.Refund call, String key);

  Uni<Reply> intent(String id);

  /** Those of all attempts. A very young one may be missing: its key still protects it. */
  Uni<Reply> intentsOf(OrderId order);

  Uni<Reply> refundsOf(String intent);
}
