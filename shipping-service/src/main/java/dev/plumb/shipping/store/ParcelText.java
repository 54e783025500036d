package dev.plumb.shipping.store;

import dev.plumb.shipping.domain.LineId;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Recipient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A parcel as the JSON of one column. */
final class ParcelText {

  private ParcelText() {}

  static String write(Parcel parcel) {
    Recipient to = parcel.recipient();
    JsonArray lines = new JsonArray();
    for (Parcel.Line line : parcel.lines()) {
      lines.add(
          new JsonObject()
              .put("id", line.id().value().toString())
              .put("sku", line.sku())
              .put("quantity", line.quantity()));
    }
    return new JsonObject()
        .put("name", to.name())
        .put("street", to.street())
        .put("city", to.city())
        .put("postalCode", to.postalCode())
        .put("country", to.country())
        .put("lines", lines)
        .encode();
  }

  static Parcel read(String text) {
    JsonObject json = new JsonObject(text);
    Recipient to =
        new Recipient(
            json.getString("name"),
            json.getString("street"),
            json.getString("city"),
            json.getString("postalCode"),
            json.getString("country"));
    return new Parcel(
        to,
        json.getJsonArray("lines").stream()
            .map(JsonObject.class::cast)
            .map(ParcelText::line)
            .toList());
  }

  private static Parcel.Line line(JsonObject json) {
    return new Parcel.Line(
        new LineId(UUID.fromString(json.getString("id"))),
        json.getString("sku"),
        json.getInteger("quantity"));
  }
}
