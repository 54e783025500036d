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
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The carrier fetches it; its report tells that it is back. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenACustomerSendsAParcelBackTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();

  @Test
  void itIsReturnedOnceTheCarrierSaysSo() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.captured(order);
    untilStatus("DISPATCHED");
    post(report(order, "parcel.delivered", 1)).then().statusCode(204);

    told.returnRequested(order);
    get("/shipments/" + order).then().body("status", is("RETURNING"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Tables.count(
                        "select count(*) from effect where key = ?"
                            + " and kind = 'carrier.fetch-back' and state = 'CONFIRMED'",
                        order)
                    == 1);
    post(report(order, "parcel.returned", 1)).then().statusCode(204);
    post(report(order, "parcel.delivered", 1)).then().statusCode(204);

    untilStatus("RETURNED");
    assertThat(told.events(order)).endsWith("dispatched", "delivered", "returned");
  }

  private void untilStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> get("/shipments/" + order).then().body("status", is(status)));
  }
}
