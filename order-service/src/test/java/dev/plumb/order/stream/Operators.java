package dev.plumb.order.stream;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What an operator does, as far as these tests go. */
final class Operators {

  private Operators() {}

  static ValidatableResponse get(String path) {
    return operator().get(path).then().statusCode(200);
  }

  static ValidatableResponse settle(Object effect, String verdict) {
    return operator()
        .body("{\"as\": \"%s\", \"reason\": \"asked the customer\"}".formatted(verdict))
        .post("/ops/effects/{id}/settle", effect)
        .then();
  }

  static RequestSpecification operator() {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer operators-under-test")
        .header("X-Operator", "ada");
  }
}
