package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.Tracking;
import io.vertx.core.json.JsonObject;

/** What the carrier is asked: {@code {reference, trackingNumber}}, the order id as reference. */
final class FetchBackRequest {

  static final String KIND = "carrier.fetch-back";

  private FetchBackRequest() {}

  /** Of a shipment that was delivered, so its tracking number is known. */
  static NewEffect of(Shipment shipment) {
    Tracking tracking = shipment.dispatch().tracking().orElseThrow();
    String request =
        new JsonObject()
            .put("reference", shipment.orderId().value().toString())
            .put("trackingNumber", tracking.number())
            .encode();
    return new NewEffect(KIND, shipment.orderId().value(), "fetch-back:1", request);
  }
}
