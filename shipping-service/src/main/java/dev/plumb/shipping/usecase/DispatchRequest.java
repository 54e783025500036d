package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Recipient;
import dev.plumb.shipping.domain.Shipment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What the carrier is asked: {@code {reference, recipient, lines}}, the order id as reference. */
final class DispatchRequest {

  static final String KIND = "carrier.dispatch";

  private DispatchRequest() {}

  /** Of a shipment that is ready, so its parcel is known. */
  static NewEffect of(Shipment shipment) {
    Parcel parcel = shipment.readiness().parcel().orElseThrow();
    String request =
        new JsonObject()
            .put("reference", shipment.orderId().value().toString())
            .put("recipient", recipient(parcel.recipient()))
            .put("lines", lines(parcel))
            .encode();
    return new NewEffect(KIND, shipment.orderId().value(), "dispatch:1", request);
  }

  private static JsonObject recipient(Recipient to) {
    return new JsonObject()
        .put("name", to.name())
        .put("street", to.street())
        .put("city", to.city())
        .put("postalCode", to.postalCode())
        .put("country", to.country());
  }

  private static JsonArray lines(Parcel parcel) {
    JsonArray lines = new JsonArray();
    parcel
        .lines()
        .forEach(
            line ->
                lines.add(
                    new JsonObject().put("sku", line.sku()).put("quantity", line.quantity())));
    return lines;
  }
}
