package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.PaidHere;
import dev.plumb.eventing.tx.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnOrderIsPaidTest {

  @Inject Upstream upstream;
  @Inject Transactions transactions;

  private final UUID order = UUID.randomUUID();

  @Test
  void itIsAuthorizedThenCapturedOnceTheParcelIsReady() {
    upstream.placed(order);
    eventually("AUTHORIZED");
    upstream.prepared(order);
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
    upstream.placed(order);
    eventually("AUTHORIZED");
    upstream.cancellationRequested(order);
    eventually("VOIDED");
    upstream.prepared(order);

    assertThat(published())
        .containsExactly("1 payment.payment-authorized.v1", "2 payment.payment-voided.v1");
  }

  @Test
  void aCancelledOneIsRefundedAfterItsCaptureOnceTheGoodsStay() {
    upstream.placed(order);
    eventually("AUTHORIZED");
    upstream.prepared(order);
    eventually("CAPTURED");
    upstream.cancellationRequested(order);
    upstream.goodsKept(order);
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

  private List<String> published() {
    return OnContext.await(
            () ->
                transactions.inTransaction(
                    tx ->
                        tx.select(
                            "select version || ' ' || type from event_log where key = $1"
                                + " order by version",
                            order)))
        .stream()
        .map(row -> (String) row[0])
        .toList();
  }
}
