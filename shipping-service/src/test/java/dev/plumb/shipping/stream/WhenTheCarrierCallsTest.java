package dev.plumb.shipping.stream;

import static dev.plumb.shipping.stream.CarrierReportsTo.post;
import static dev.plumb.shipping.stream.CarrierReportsTo.report;
import static dev.plumb.shipping.stream.CarrierReportsTo.signature;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenTheCarrierCallsTest {

  private static final String OUTCOME =
      "select count(*) from carrier_report where id = $1 and outcome = ";

  @Inject Told told;

  private final UUID order = UUID.randomUUID();

  @Test
  void theSameReportOftenAndAtOnceCountsOnce() {
    dispatched();
    JsonObject delivered = report(order, "parcel.delivered", 1);

    IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.runAsync(() -> post(delivered).then().statusCode(204)))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
    assertThat(told.count(OUTCOME + "'APPLIED'", delivered.getString("id"))).isOne();
  }

  @Test
  void inTransitAfterTheDeliveryIsWrittenDownAsStale() {
    dispatched();
    post(report(order, "parcel.delivered", 1)).then().statusCode(204);
    JsonObject late = report(order, "parcel.in_transit", 0);

    post(late).then().statusCode(204);

    assertThat(told.count(OUTCOME + "'REFUSED' and reason like 'STALE%'", late.getString("id")))
        .isOne();
    get("/shipments/" + order).then().body("status", is("DELIVERED"));
  }

  @Test
  void aDeliveryBeforeTheCarriersAnswerBringsTheDispatchWithIt() {
    told.placed(order, "SILENT-AFTER");
    told.confirmed(order);
    told.captured(order);

    post(report(order, "parcel.delivered", 1)).then().statusCode(204);

    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
    await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                told.count(
                        "select count(*) from effect where key = $1 and state = 'CONFIRMED'", order)
                    == 1);
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  @Test
  void anUnknownTypeIsSetAside() {
    dispatched();
    JsonObject unheardOf = report(order, "parcel.eaten", 1);

    post(unheardOf).then().statusCode(204);

    assertThat(told.count(OUTCOME + "'UNKNOWN_TYPE'", unheardOf.getString("id"))).isOne();
  }

  @Test
  void anUnknownOrderIsToBeSentAgain() {
    post(report(order, "parcel.delivered", 1))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", is("urn:plumb:problem:shipment-not-found"));
  }

  @Test
  void aStrangersReportIsRefused() {
    String body = report(order, "parcel.delivered", 1).encode();

    post(body, signature(body, "whsec_stranger"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", is("Carrier-Signature"));
    given()
        .contentType("application/json")
        .body(body)
        .post("/webhooks/carrier")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\"x\"", "{\"id\":[]}"})
  void aBodyThatIsNoReportIsRefused(String body) {
    post(body, signature(body, "whsec_sandbox"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "id,",
    "id,''",
    "type,",
    "trackingNumber,",
    "reference,",
    "reference,1-1-1-1-1",
    "attempt,",
    "attempt,-1",
    "attempt,99999999999",
    "attempt,1.5x",
    "occurredAt,",
    "occurredAt,yesterday"
  })
  void aFieldThatIsWrongIsNamed(String field, String value) {
    String body = report(order, "parcel.delivered", 1).put(field, value).encode();

    post(body, signature(body, "whsec_sandbox"))
        .then()
        .statusCode(400)
        .body(
            "detail",
            containsString(
                field.equals("attempt") && value != null && value.length() > 2 ? "" : field));
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    post("x".repeat(70_000), "t=1,v1=00")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void whatIsNotHereIsAProblem() {
    get("/shipments/" + order).then().statusCode(404).contentType("application/problem+json");
    get("/shipments/1").then().statusCode(400).body("errors[0].field", is("orderId"));
    get("/nothing").then().statusCode(404).contentType("application/problem+json");
    given()
        .delete("/shipments/" + order)
        .then()
        .statusCode(405)
        .contentType("application/problem+json");
    given()
        .contentType("text/plain")
        .body("x")
        .post("/webhooks/carrier")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  private void dispatched() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.captured(order);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> get("/shipments/" + order).then().body("status", is("DISPATCHED")));
  }
}
