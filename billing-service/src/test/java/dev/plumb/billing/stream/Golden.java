package dev.plumb.billing.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.contracts.Contracts;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The golden examples of OrderPlaced, of any order. */
final class Golden {

  static final String V1 = "order.order-placed.v1";
  static final String V2 = "order.order-placed.v2";

  private static final Contracts CONTRACTS = Contracts.load();

  private Golden() {}

  static byte[] message(String type, UUID order) {
    Map<String, Object> fields = new HashMap<>(fields(type));
    fields.put("orderId", order);
    return CONTRACTS.encode(type, fields);
  }

  static Map<String, Object> fields(String type) {
    String file = "/contracts/" + type.replace('.', '/') + ".example.json";
    try (InputStream in = Contracts.class.getResourceAsStream(file)) {
      Map<String, Object> fields = new JsonObject(new String(in.readAllBytes(), UTF_8)).getMap();
      fields.computeIfPresent("placedAt", (_, text) -> Instant.parse((String) text));
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
