package dev.plumb.sandbox.carrier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Receiver;
import dev.plumb.sandbox.Receiver.Taken;
import dev.plumb.sandbox.Stripe;
import dev.plumb.sandbox.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ParcelsMoveByThemselvesTest {
  private final String order = Stripe.newOrder();
  Receiver receiver;

  private static String body(String order, String sku) {
    return """
    {"reference":"%s","recipient":{"name":"A","street":"S 1","city":"B","postalCode":"1",
     "country":"DE"},"lines":[{"sku":"%s","quantity":2}]}"""
        .formatted(order, sku);
  }

  private Response register(String key, String body) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/carrier/shipments");
  }

  private String registered(String sku) {
    return register(Stripe.newKey(), body(order, sku)).then().statusCode(201).extract().path("id");
  }

  private static Response push(String id, String type) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"type\":\"" + type + "\"}")
        .post("/carrier/shipments/" + id + "/events");
  }

  private void told(String... types) {
    await()
        .untilAsserted(
            () -> assertThat(receiver.typesAbout(order)).containsExactlyInAnyOrder(types));
  }

  @Test
  void fromTheShopToTheDoor() throws Exception {
    register(Stripe.newKey(), body(order, "SKU-1"))
        .then()
        .statusCode(201)
        .body("id", matchesPattern("shp_[0-9A-Za-z]{24}"))
        .body("reference", equalTo(order))
        .body("trackingNumber", matchesPattern("PL\\d{12}"))
        .body("status", equalTo("registered"));
    told("parcel.in_transit", "parcel.delivered");
    given()
        .queryParam("reference", order)
        .get("/carrier/shipments")
        .then()
        .body("shipments.status", contains("delivered"));
    Taken last =
        receiver.about(order).stream()
            .filter(taken -> taken.type().equals("parcel.delivered"))
            .findFirst()
            .orElseThrow();
    var event = Json.CAMEL.readTree(last.body());
    assertThat(event.path("attempt").asInt()).isEqualTo(1);
    assertThat(event.path("trackingNumber").asText()).startsWith("PL");
    assertThat(event.path("occurredAt").asText()).endsWith("Z");
    assertThat(last.signature()).startsWith("t=").contains(",v1=");
  }

  @ParameterizedTest
  @CsvSource({
    "SANDBOX-LOSE, parcel.lost",
    "SANDBOX-RETURN, parcel.returned",
    "SANDBOX-FAIL-ONCE, parcel.delivered"
  })
  void whereTheSkuSendsThem(String sku, String end) {
    registered(sku);
    await()
        .untilAsserted(
            () -> {
              assertThat(receiver.typesAbout(order)).contains(end);
            });
  }

  @Test
  void backFromTheDoorIfTheyAreFetched() {
    String tracking =
        register(Stripe.newKey(), body(order, "SKU-1")).then().extract().path("trackingNumber");
    told("parcel.in_transit", "parcel.delivered");

    fetch(tracking).then().statusCode(200).body("returning", equalTo(true));

    told("parcel.in_transit", "parcel.delivered", "parcel.returned");
    fetch(tracking).then().statusCode(200).body("status", equalTo("returned"));
    fetch("PL0").then().statusCode(404);
  }

  @Test
  void butNotBeforeTheyWereDelivered() {
    String tracking =
        register(Stripe.newKey(), body(order, "SANDBOX-STAY"))
            .then()
            .extract()
            .path("trackingNumber");

    fetch(tracking).then().statusCode(409);
  }

  private Response fetch(String trackingNumber) {
    return given()
        .header("Idempotency-Key", Stripe.newKey())
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"%s\",\"trackingNumber\":\"%s\"}".formatted(order, trackingNumber))
        .post("/carrier/returns");
  }

  @Test
  void onlyOnceForOneKey() {
    Response first = register(order, body(order, "SKU-1"));
    Response second = register(order, body(order, "SKU-1"));
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    register(order, body(order, "SKU-2")).then().statusCode(422);
  }

  @Test
  void unlessTheyAreCancelledInTime() {
    String id = registered("SANDBOX-STAY");
    String cancel = "/carrier/shipments/" + id + "/cancel";
    given().post(cancel).then().statusCode(200).body("status", equalTo("canceled"));
    given().post(cancel).then().statusCode(200);
  }

  @Test
  void andAreNotCancelledOnTheRoad() {
    String id = registered("SANDBOX-STAY");
    push(id, "parcel.in_transit").then().statusCode(200);
    given()
        .post("/carrier/shipments/" + id + "/cancel")
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @Test
  void orAsAHandPushesThemInAnyOrder() {
    String id = registered("SANDBOX-STAY");
    push(id, "parcel.delivered").then().statusCode(200);
    told("parcel.delivered");
    push(id, "parcel.in_transit").then().statusCode(200);
    told("parcel.delivered", "parcel.in_transit");
    push(id, "parcel.exploded").then().statusCode(400).body("field", equalTo("type"));
    push("shp_nobody", "parcel.lost").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|reference",
        "{\"reference\":\"r\"}|recipient",
        "{\"reference\":\"r\",\"recipient\":{}}|recipient.name",
        "not json|body",
        "null|body",
      })
  void butNotFromABadRequest(String body, String field) {
    register(Stripe.newKey(), body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));
  }

  @Test
  void norWithoutAKey() {
    given()
        .contentType(ContentType.JSON)
        .body(body(order, "SKU-1"))
        .post("/carrier/shipments")
        .then()
        .statusCode(400)
        .body("field", equalTo("Idempotency-Key"));
  }
}
