package dev.plumb.shipping.stream;

import static dev.plumb.shipping.stream.CarrierReportsTo.post;
import static dev.plumb.shipping.stream.CarrierReportsTo.report;
import static dev.plumb.shipping.stream.CarrierReportsTo.signature;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenACarriersReportIsForgedTest {

  private static final String SECRET = "whsec_sandbox";

  private final Told told = new Told();

  private final UUID order = UUID.randomUUID();
  private final String delivered = report(order, "parcel.delivered", 1).encode();

  @BeforeEach
  void dispatched() {
    told.placed(order, "SKU-1");
    told.confirmed(order);
    told.captured(order);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> status("DISPATCHED"));
  }

  @Test
  void anotherBodyUnderTheSameSignatureIsRefused() {
    refused(delivered + " ", signature(delivered, SECRET));
  }

  @Test
  void oneThatWasCopiedMoreThanFiveMinutesAgoIsRefused() {
    refused(delivered, signature(delivered, SECRET, Instant.now().minusSeconds(310)));
  }

  @Test
  void soIsOneFromTheFuture() {
    refused(delivered, signature(delivered, SECRET, Instant.now().plusSeconds(400)));
  }

  @Test
  void oneThatIsRepeatedWithinThemCountsOnce() {
    String signature = signature(delivered, SECRET, Instant.now().minusSeconds(200));

    post(delivered, signature).then().statusCode(204);
    post(delivered, signature).then().statusCode(204);

    assertThat(told.events(order)).containsExactly("prepared", "dispatched", "delivered");
  }

  @Test
  void theCarriersNextSecretCountsToo() {
    post(delivered, signature(delivered, "whsec_next")).then().statusCode(204);

    status("DELIVERED");
  }

  private void refused(String body, String signature) {
    post(body, signature).then().statusCode(400).contentType("application/problem+json");
    status("DISPATCHED");
  }

  private void status(String wanted) {
    get("/shipments/" + order).then().body("status", is(wanted));
  }
}
