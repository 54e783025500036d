package dev.plumb.shipping.stream;

import static dev.plumb.shipping.stream.CarrierReportsTo.post;
import static dev.plumb.shipping.stream.CarrierReportsTo.report;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.Tables;
import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenTheCarrierCallsTest {

  private static final String OUTCOME =
      "select count(*) from carrier_report where id = ? and outcome = ";

  private final Told told = new Told();

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
    assertThat(Tables.count(OUTCOME + "'APPLIED'", delivered.getString("id"))).isOne();
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
                Tables.count(
                        "select count(*) from effect where key = ? and state = 'CONFIRMED'", order)
                    == 1);
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  @Test
  void anUnknownTypeIsSetAside() {
    dispatched();
    JsonObject unheardOf = report(order, "parcel.eaten", 1);

    post(unheardOf).then().statusCode(204);

    assertThat(Tables.count(OUTCOME + "'UNKNOWN_TYPE'", unheardOf.getString("id"))).isOne();
  }

  @Test
  void anUnknownOrderIsToBeSentAgain() {
    post(report(order, "parcel.delivered", 1))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", is("urn:plumb:problem:no-such-shipment"));
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
