package dev.plumb.order.stream;

import static dev.plumb.order.Requests.cancel;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Race 2, at the order: it follows what shipping decided, and takes no request after a dispatch.
 */
@QuarkusTest
class WhenACancellationCrossesTheDispatchTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void aParcelThatWasFasterIsShipped() {
    UUID order = confirmed();
    cancel(order).then().statusCode(202);

    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));
    upstream.shipment(
        order, 2, "shipment-cancellation-rejected", Map.of("reason", "dispatched already"));

    read(order).then().body("status", equalTo("SHIPPED"));
    assertThat(told(order))
        .endsWith("order.order-cancellation-rejected.v1", "order.order-shipped.v1");
  }

  @Test
  void aParcelThatStayedIsCancelledOnceTheMoneyIsFree() {
    UUID order = confirmed();
    cancel(order).then().statusCode(202);

    upstream.payment(order, 2, "payment-voided", Upstream.totals(2500, 0, 0));
    read(order).then().body("status", equalTo("CANCELLING"));
    upstream.shipment(order, 1, "shipment-cancelled", Map.of("reason", "asked to"));

    read(order).then().body("status", equalTo("CANCELLED"));
    assertThat(told(order)).endsWith("order.order-cancelled.v1");
  }

  @Test
  void theMoneyMayBeFreeLast() {
    UUID order = confirmed();
    cancel(order).then().statusCode(202);

    upstream.shipment(order, 1, "shipment-cancelled", Map.of("reason", "asked to"));
    read(order).then().body("status", equalTo("CANCELLING"));
    upstream.payment(order, 2, "payment-voided", Upstream.totals(2500, 0, 0));

    read(order).then().body("status", equalTo("CANCELLED"));
  }

  @Test
  void aRequestAfterTheDispatchIsRejectedAtOnce() {
    UUID order = confirmed();
    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));

    cancel(order).then().statusCode(409);

    read(order).then().body("status", equalTo("SHIPPED"));
    assertThat(told(order)).endsWith("order.order-cancellation-rejected.v1");
  }

  private UUID confirmed() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    return order;
  }

  private List<Object> told(UUID order) {
    return tables.column("select type from event_log where key = ? order by version", order);
  }
}
