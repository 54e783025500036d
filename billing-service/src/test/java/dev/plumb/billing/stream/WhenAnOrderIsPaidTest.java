package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.billing.PaidHere;
import dev.plumb.billing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnOrderIsPaidTest {

  private final UUID order = UUID.randomUUID();
  private final Told told = new Told(order);

  @Test
  void itIsAuthorizedThenCapturedOnceTheParcelIsReady() {
    told.placed();
    eventually("AUTHORIZED");
    told.prepared();
    eventually("CAPTURED");

    assertThat(published())
        .containsExactly("1 payment.payment-authorized.v1", "2 payment.payment-captured.v1");
    get("/payments/" + order)
        .then()
        .body("captured", org.hamcrest.Matchers.is(2500))
        .body("total.currency", org.hamcrest.Matchers.is("EUR"));
  }

  @Test
  void aCancelledOneIsVoidedBeforeItsCapture() {
    told.placed();
    eventually("AUTHORIZED");
    told.cancellationRequested();
    eventually("VOIDED");
    told.prepared();

    assertThat(published())
        .containsExactly("1 payment.payment-authorized.v1", "2 payment.payment-voided.v1");
  }

  @Test
  void aCancelledOneIsRefundedAfterItsCaptureOnceTheGoodsStay() {
    told.placed();
    eventually("AUTHORIZED");
    told.prepared();
    eventually("CAPTURED");
    told.cancellationRequested();
    told.goodsKept();
    eventually("REFUNDED");

    assertThat(published())
        .containsExactly(
            "1 payment.payment-authorized.v1",
            "2 payment.payment-captured.v1",
            "3 payment.refund-started.v1",
            "4 payment.refund-completed.v1");
  }

  private void eventually(String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(get("/payments/" + order).jsonPath().getString("status"))
                    .isEqualTo(status));
  }

  private List<Object> published() {
    return Tables.column(
        "select version || ' ' || type from event_log where key = ? order by version", order);
  }
}
