package dev.plumb.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The provider's API as a shop uses it. */
public final class Stripe {
  private Stripe() {}

  public static RequestSpecification request() {
    return given()
        .header("Authorization", "Bearer sk_test_shop")
        .contentType(ContentType.URLENC.withCharset("UTF-8"));
  }

  public static String newOrder() {
    return UUID.randomUUID().toString();
  }

  public static String newKey() {
    return UUID.randomUUID().toString();
  }

  public static Map<String, String> payment(String order, String method) {
    return new TreeMap<>(
        Map.of(
            "amount", "2500",
            "currency", "eur",
            "capture_method", "manual",
            "confirm", "true",
            "payment_method", method,
            "metadata[order_id]", order));
  }

  public static Response post(String path, String key, Map<String, String> form) {
    return request().header("Idempotency-Key", key).formParams(form).post(path);
  }

  public static Response pay(String order, String method) {
    return post("/v1/payment_intents", newKey(), payment(order, method));
  }

  /** The id of an authorized payment of 25.00 EUR. */
  public static String authorized(String order) {
    return pay(order, "pm_card_visa").then().statusCode(200).extract().path("id");
  }

  public static String captured(String order) {
    String id = authorized(order);
    capture(id, Map.of()).then().statusCode(200);
    return id;
  }

  public static Response capture(String id, Map<String, String> form) {
    return post("/v1/payment_intents/" + id + "/capture", newKey(), form);
  }

  public static Response cancel(String id) {
    return post("/v1/payment_intents/" + id + "/cancel", newKey(), Map.of());
  }

  public static Response refund(String id, Map<String, String> form) {
    Map<String, String> all = new TreeMap<>(form);
    all.put("payment_intent", id);
    return post("/v1/refunds", newKey(), all);
  }

  public static Response get(String path) {
    return request().get(path);
  }

  public static int paymentsOf(String order) {
    return given()
        .queryParam("orderId", order)
        .get("/ledger")
        .then()
        .statusCode(200)
        .extract()
        .path("totals.intents");
  }
}
