package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.Provider.Account;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@OnAllOfPlumb
@TestInstance(Lifecycle.PER_CLASS)
class TheLifeOfAnOrderTest {
  private static final long TOTAL = 2_500;
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  private final Plumb plumb;
  private final Shop shop;

  TheLifeOfAnOrderTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  @AfterAll
  void theServicesAgree() {
    Invariants.hold(plumb);
  }

  @Test
  void fromPlacedToDelivered() {
    shop.slowDown("authorize", A_WHILE);
    shop.slowDown("capture", A_WHILE);
    JsonNode placed = shop.place(shop.basket(Shop.GOOD_CARD, Shop.STAYS));
    String order = placed.get("orderId").asText();
    assertThat(placed.get("status").asText()).isEqualTo("PLACED");
    assertThat(placed.get("total").get("amount").asLong()).isEqualTo(TOTAL);

    shop.awaitPayment(order, "AUTHORIZING");
    assertThat(shop.order(order).get("status").asText()).isEqualTo("PLACED");
    assertThat(captured(order)).isZero();

    shop.awaitShipment(order, "PREPARED");
    assertThat(shop.order(order).get("status").asText()).isEqualTo("CONFIRMED");
    assertThat(shop.order(order).get("payment").get("authorized").asLong()).isEqualTo(TOTAL);
    assertThat(shop.account(order)).isEqualTo(new Account(1, TOTAL, 0, 0, 0));

    shop.awaitOrder(order, "SHIPPED");
    assertThat(captured(order)).isEqualTo(TOTAL);
    assertThat(shop.shipment(order).body().get("status").asText()).isEqualTo("DISPATCHED");
    assertThat(shop.order(order).get("shipment").get("trackingNumber").asText())
        .isEqualTo(shop.shipment(order).body().get("trackingNumber").asText())
        .isNotBlank();
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, 0, 1));

    shop.carrierSays(order, "parcel.delivered");
    shop.awaitOrder(order, "DELIVERED");
    assertThat(shop.shipment(order).body().get("status").asText()).isEqualTo("DELIVERED");
    assertThat(shop.order(order).get("payment").get("captured").asLong()).isEqualTo(TOTAL);
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, 0, 1));
  }

  @Test
  void aDeclinedCardEndsInRejectedWithoutACharge() {
    String order = place(Shop.DECLINED_CARD, "SKU-1");

    shop.awaitOrder(order, "REJECTED");

    shop.awaitPayment(order, "FAILED");
    assertThat(shop.account(order)).isEqualTo(Account.NONE);
  }

  @Test
  void cancelledBeforeTheCaptureTheMoneyIsLetGo() {
    shop.slowDown("authorize", A_WHILE);
    String order = place(Shop.GOOD_CARD, "SKU-1");
    shop.awaitPayment(order, "AUTHORIZING");

    assertThat(shop.cancel(order).status()).isEqualTo(202);

    shop.awaitOrder(order, "CANCELLED");
    assertThat(shop.payment(order).body().get("status").asText())
        .isIn("VOIDED", "CLOSED_WITHOUT_CHARGE");
    assertThat(shop.shipment(order).body().get("status").asText()).isEqualTo("CANCELLED");
    assertThat(shop.account(order)).isEqualTo(Account.NONE);
  }

  @Test
  void cancelledDuringTheCaptureTheMoneyGoesBack() {
    shop.slowDown("capture", A_WHILE);
    String order = place(Shop.GOOD_CARD, "SKU-1");
    shop.awaitPayment(order, "CAPTURING");

    assertThat(shop.cancel(order).status()).isEqualTo(202);

    shop.awaitOrder(order, "CANCELLED");
    assertThat(shop.payment(order).body().get("status").asText()).isEqualTo("REFUNDED");
    assertThat(shop.shipment(order).body().get("status").asText()).isEqualTo("CANCELLED");
    assertThat(shop.order(order).get("payment").get("refunded").asLong()).isEqualTo(TOTAL);
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, TOTAL, 0));
  }

  @Test
  void cancelledAfterTheDispatchItIsRefusedWithTheReason() {
    String order = place(Shop.GOOD_CARD, Shop.STAYS);
    shop.awaitOrder(order, "SHIPPED");

    Http.Answer answer = shop.cancel(order);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().get("detail").asText()).isNotBlank();
    assertThat(shop.order(order).get("status").asText()).isEqualTo("SHIPPED");
    assertThat(new Rows(plumb.database(Application.ORDER)).words(types(order)))
        .contains("order.order-cancellation-rejected.v1");
    shop.carrierSays(order, "parcel.delivered");
    shop.awaitOrder(order, "DELIVERED");
  }

  @Test
  void oneTraceSpansTheThreeServices() {
    String order = place(Shop.GOOD_CARD, "SKU-1");
    shop.awaitOrder(order, "DELIVERED");

    Set<String> traces = new TreeSet<>();
    for (Application service : Application.SERVICES) {
      traces.addAll(
          new Rows(plumb.database(service))
              .words(
                  """
                  select distinct coalesce(split_part(traceparent, '-', 2), 'none: ' || type)
                  from event_log
                  where key = '%s'
                  """
                      .formatted(order)));
    }
    assertThat(traces).hasSize(1).allMatch(trace -> trace.matches("[0-9a-f]{32}"));
  }

  private String place(String card, String sku) {
    return shop.place(shop.basket(card, sku)).get("orderId").asText();
  }

  private long captured(String order) {
    return shop.payment(order).body().get("captured").asLong();
  }

  private static String types(String order) {
    return "select type from event_log where key = '" + order + "'";
  }
}
