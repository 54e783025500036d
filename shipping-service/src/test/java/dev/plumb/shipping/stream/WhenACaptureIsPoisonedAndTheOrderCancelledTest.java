package dev.plumb.shipping.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.Tables;
import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 16, at shipping: billing's sequence waits for a person, the order's goes on. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenACaptureIsPoisonedAndTheOrderCancelledTest {

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();

  @BeforeEach
  void prepared() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
  }

  @Test
  void theParcelStaysHereAllTheSame() {
    told.capturedUnreadably(order);
    told.cancellationRequested(order);

    isCancelledAndTheCaptureDead();
  }

  @Test
  void soItDoesWhereTheCancellationIsFirst() {
    told.cancellationRequested(order);
    told.capturedUnreadably(order);

    isCancelledAndTheCaptureDead();
  }

  private void isCancelledAndTheCaptureDead() {
    get("/shipments/" + order).then().body("status", is("CANCELLED"));
    assertThat(told.events(order)).containsExactly("prepared", "cancelled");
    assertThat(
            Tables.count(
                "select count(*) from dead_letter where stream = 'payment' and key = ?", order))
        .isOne();
  }
}
