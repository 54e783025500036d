package dev.plumb.order;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.UUID;

/** Requests as a shop sends them. An order over 25.00 EUR. */
public final class Requests {

  public static final String ORDER =
      """
      {"customerId":"c-1","currency":"EUR","paymentMethod":"pm_card_visa",
       "lines":[{"sku":"SKU-1","quantity":2,"unitPrice":1250}],
       "shippingAddress":{"name":"A","street":"S 1","city":"B","postalCode":"10115","country":"DE"}}
      """;

  private Requests() {}

  public static Response place(String key, String body) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/orders");
  }

  /** The id of a new order. */
  public static UUID placed() {
    Response answer = place(UUID.randomUUID().toString(), ORDER);
    return UUID.fromString(answer.then().statusCode(201).extract().path("orderId"));
  }

  public static UUID placedBy(String email) {
    String body = ORDER.replaceFirst("\\{", "{\"customerEmail\":\"" + email + "\",");
    Response answer = place(UUID.randomUUID().toString(), body);
    return UUID.fromString(answer.then().statusCode(201).extract().path("orderId"));
  }

  public static Response read(UUID order) {
    return given().get("/orders/{id}", order);
  }

  public static Response cancel(UUID order) {
    return given().post("/orders/{id}/cancellation", order);
  }
}
