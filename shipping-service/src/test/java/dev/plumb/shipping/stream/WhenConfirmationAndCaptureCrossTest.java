package dev.plumb.shipping.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Race 15: the parcel leaves once both are known, whichever is last. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenConfirmationAndCaptureCrossTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();

  @Test
  void theCaptureMayBeLast() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    get("/shipments/" + order).then().body("status", is("PREPARED"));
    told.captured(order);

    untilStatus("DISPATCHED");
    assertThat(told.events(order)).containsExactly("prepared", "dispatched");
  }

  @Test
  void theConfirmationMayBeLast() {
    told.placed(order, "SKU-1");
    told.captured(order);
    get("/shipments/" + order).then().body("status", is("REQUESTED"));
    told.confirmed(order);

    untilStatus("DISPATCHED");
    assertThat(told.events(order)).containsExactly("prepared", "dispatched");
  }

  private void untilStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> get("/shipments/" + order).then().body("status", is(status)));
  }
}
