package dev.plumb.shipping.stream;

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

/** Race 2, at shipping: it decides, and while the carrier is being asked, the carrier does. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenACancellationCrossesTheDispatchTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();

  @Test
  void theOneBeforeItIsGranted() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.cancellationRequested(order);
    status("CANCELLED");

    told.captured(order);

    status("CANCELLED");
    assertThat(told.events(order)).containsExactly("prepared", "cancelled");
    assertThat(Tables.count("select count(*) from effect where key = ?", order)).isZero();
  }

  @Test
  void theOneAfterItIsRejected() {
    ready("SKU-1");
    untilStatus("DISPATCHED");

    told.cancellationRequested(order);

    status("DISPATCHED");
    assertThat(told.events(order))
        .containsExactly("prepared", "dispatched", "cancellation-rejected");
  }

  @Test
  void theOneDuringItIsRejectedOnceTheCarrierHasTheParcel() {
    ready("SILENT-AFTER");

    told.cancellationRequested(order);

    untilStatus("DISPATCHED");
    assertThat(told.events(order))
        .containsExactly("prepared", "dispatched", "cancellation-rejected");
  }

  @Test
  void theOneDuringItIsGrantedOnceTheCarrierRefusesTheParcel() {
    ready("REFUSE-WHEN-TOLD");
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> CarrierStandIn.THINKING.contains(order.toString()));

    told.cancellationRequested(order);
    status("PREPARED");
    assertThat(told.events(order)).containsExactly("prepared");
    CarrierStandIn.REFUSED.add(order.toString());

    untilStatus("CANCELLED");
    assertThat(told.events(order)).containsExactly("prepared", "cancelled");
  }

  private void ready(String sku) {
    told.placed(order, sku);
    told.confirmed(order);
    told.captured(order);
  }

  private void untilStatus(String status) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> status(status));
  }

  private void status(String status) {
    get("/shipments/" + order).then().body("status", is(status));
  }
}
