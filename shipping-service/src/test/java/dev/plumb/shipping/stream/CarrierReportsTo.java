package dev.plumb.shipping.stream;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The carrier's side of the webhook. */
final class CarrierReportsTo {

  private CarrierReportsTo() {}

  static JsonObject report(UUID order, String type, int attempt) {
    return new JsonObject()
        .put("id", "evt_" + UUID.randomUUID())
        .put("type", type)
        .put("trackingNumber", "TRK-9")
        .put("reference", order.toString())
        .put("attempt", attempt)
        .put("occurredAt", "2026-01-15T09:30:00.125Z");
  }

  static Response post(JsonObject report) {
    return post(report.encode(), signature(report.encode(), "whsec_sandbox"));
  }

  static Response post(String body, String signature) {
    return given()
        .contentType("application/json")
        .header("Carrier-Signature", signature)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/webhooks/carrier");
  }

  static String signature(String body, String secret) {
    return signature(body, secret, Instant.now());
  }

  static String signature(String body, String secret, Instant time) {
    long seconds = time.getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hmac = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
