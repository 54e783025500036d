package dev.plumb.shipping.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenAnOrderIsShippedTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();

  @Test
  void itsWholeLifeIsTold() {
    told.placed(order, "SKU-1");
    get("/shipments/" + order).then().statusCode(200).body("status", is("REQUESTED"));

    told.confirmed(order);
    get("/shipments/" + order).then().body("status", is("PREPARED")).body("paid", is(false));

    told.captured(order);
    untilStatus("DISPATCHED");
    get("/shipments/" + order)
        .then()
        .body("trackingNumber", startsWith("TRK-"))
        .body("carrier", is("sandbox"))
        .body("version", is(2))
        .body("lines[0].sku", is("SKU-1"));

    CarrierReportsTo.post(CarrierReportsTo.report(order, "parcel.delivered", 1))
        .then()
        .statusCode(204);
    get("/shipments/" + order).then().body("status", is("DELIVERED"));
    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
    assertThat(posts()).isOne();
  }

  /** Shipping reads v1 of it. */
  @Test
  void itsAddressIsInOneLineWhoeverToldIt() {
    UUID old = UUID.randomUUID();
    told.placed(order, "SKU-1");
    told.placedByAnOldProducer(old, "SKU-1");

    assertThat(told.street(order)).contains("Invalidenstraße 1, Hinterhof");
    assertThat(told.street(old)).contains("Invalidenstraße 1");
  }

  @Test
  void moneyBeforeTheConfirmationDispatchesJustTheSame() {
    told.captured(order);
    get("/shipments/" + order).then().statusCode(404);
    told.placed(order, "SKU-1");
    told.confirmed(order);

    untilStatus("DISPATCHED");
    assertThat(told.events(order)).containsExactly("prepared", "dispatched");
  }

  @Test
  void bothStreamsMaySpeakOfANewOrderAtOnce() {
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> told.placed(order, "SKU-1")),
            CompletableFuture.runAsync(() -> told.captured(order)))
        .join();
    told.confirmed(order);

    untilStatus("DISPATCHED");
  }

  @Test
  void anErrorAfterTheCarrierTookItIsAskedAbout() {
    ready("BREAK-AFTER");

    untilStatus("DISPATCHED");
    assertThat(posts()).isOne();
  }

  @Test
  void aCarrierThatFallsSilentIsAskedAbout() {
    ready("SILENT-AFTER");

    untilStatus("DISPATCHED");
    assertThat(posts()).isOne();
  }

  @Test
  void anAnswerAboutAnotherOrderIsNotAppliedButAskedAbout() {
    ready("WRONG-ANSWER");

    untilStatus("DISPATCHED");
    get("/shipments/" + order)
        .then()
        .body("trackingNumber", is("TRK-" + order.toString().substring(0, 8)));
    assertThat(posts()).isOne();
  }

  @Test
  void whatTheCarrierNeverGotIsSentAgain() {
    ready("BREAK-BEFORE");

    untilStatus("DISPATCHED");
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  void aParcelTheCarrierRefusesStaysHereUntilItIsCancelled() {
    ready("REFUSE");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> get("/shipments/" + order).then().body("dispatch", is("REFUSED")));
    assertThat(posts()).isOne();

    told.cancellationRequested(order);
    get("/shipments/" + order).then().body("status", is("CANCELLED"));
    assertThat(told.events(order)).containsExactly("prepared", "cancelled");
  }

  private void ready(String sku) {
    told.placed(order, sku);
    told.confirmed(order);
    told.captured(order);
  }

  private void untilStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> get("/shipments/" + order).then().body("status", is(status)));
  }

  private int posts() {
    String carrier = ConfigProvider.getConfig().getValue("plumb.carrier.url", String.class);
    return get(carrier + "/carrier/shipments?reference=" + order).jsonPath().getInt("posts");
  }
}
