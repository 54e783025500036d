package dev.plumb.order.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WhatThePlatformAsksForTest {

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/started", "/q/metrics"})
  void isThere(String path) {
    given().get(path).then().statusCode(200);
  }

  @Test
  void isDescribed() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/orders"))
        .body("paths", hasKey("/orders/{id}"))
        .body("paths", hasKey("/orders/{id}/cancellation"))
        .body("paths", hasKey("/orders/{id}/refunds"))
        .body("paths", hasKey("/orders/{id}/returns"))
        .body(containsString("pm_card_visa"));
  }
}
