package dev.plumb.billing.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PaidHere.class)
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
        .body("paths", hasKey("/payments/{orderId}"))
        .body("paths", hasKey("/webhooks/payment-provider"));
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
