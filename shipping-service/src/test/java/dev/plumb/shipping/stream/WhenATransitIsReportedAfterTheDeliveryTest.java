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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 7: the report of lower rank is written down and moves nothing. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenATransitIsReportedAfterTheDeliveryTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();
  private final JsonObject transit = report(order, "parcel.in_transit", 0);
  private final JsonObject delivery = report(order, "parcel.delivered", 1);

  @BeforeEach
  void dispatched() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.captured(order);
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> status("DISPATCHED"));
  }

  @Test
  void itIsRefusedAsStale() {
    post(delivery).then().statusCode(204);

    post(transit).then().statusCode(204);

    status("DELIVERED");
    assertThat(written(transit, "REFUSED' and reason like 'STALE%")).isOne();
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  @Test
  void inItsTurnItCountsAndSoDoesTheDelivery() {
    post(transit).then().statusCode(204);
    status("DISPATCHED");

    post(delivery).then().statusCode(204);

    status("DELIVERED");
    assertThat(written(transit, "APPLIED")).isOne();
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  @Test
  void ofALaterTryItIsStaleToo() {
    post(delivery).then().statusCode(204);
    JsonObject second = report(order, "parcel.in_transit", 2);

    post(second).then().statusCode(204);

    status("DELIVERED");
    assertThat(written(second, "REFUSED' and reason like 'STALE%")).isOne();
  }

  private long written(JsonObject report, String outcome) {
    return Tables.count(
        "select count(*) from carrier_report where id = ? and outcome = '" + outcome + "'",
        report.getString("id"));
  }

  private void status(String status) {
    get("/shipments/" + order).then().body("status", is(status));
  }
}
