package dev.plumb.order.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WhatThePlatformAsksForTest {

  private static final Duration UNTIL_READY = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/started", "/q/health/ready", "/q/metrics"})
  void isThere(String path) {
    await()
        .pollDelay(Duration.ZERO)
        .atMost(UNTIL_READY)
        .untilAsserted(() -> given().get(path).then().statusCode(200));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outbox",
        "parked",
        "gaps",
        "dead-letters",
        "replays",
        "effects",
        "providers",
        "upstreams",
        "histories",
        "contracts",
        "audit/counters"
      })
  void isShownToOperators(String what) {
    await()
        .pollDelay(Duration.ZERO)
        .atMost(UNTIL_READY)
        .untilAsserted(
            () ->
                given()
                    .header("Authorization", "Bearer operators-under-test")
                    .get("/ops/" + what)
                    .then()
                    .statusCode(200)
                    .contentType("application/json"));
  }
}
