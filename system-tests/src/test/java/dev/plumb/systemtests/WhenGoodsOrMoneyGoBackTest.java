package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.Provider.Account;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@OnAllOfPlumb
@TestInstance(Lifecycle.PER_CLASS)
class WhenGoodsOrMoneyGoBackTest {
  private static final long TOTAL = 2_500;

  private final Plumb plumb;
  private final Shop shop;

  WhenGoodsOrMoneyGoBackTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  @AfterAll
  void theServicesAgree() {
    Invariants.hold(plumb);
  }

  @Test
  void aReturnedOrderIsRefundedOnceItsGoodsAreBack() {
    String order = delivered();

    assertThat(shop.sendBack(order).status()).isEqualTo(202);

    shop.awaitOrder(order, "REFUNDED");
    shop.awaitShipment(order, "RETURNED");
    shop.awaitPayment(order, "REFUNDED");
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, TOTAL, 1));
    assertThat(told(Application.ORDER, order))
        .endsWith(
            "order.order-delivered.v1",
            "order.order-return-requested.v1",
            "order.order-refund-requested.v1",
            "order.order-refunded.v1");
    assertThat(told(Application.SHIPPING, order))
        .endsWith("shipment.shipment-delivered.v1", "shipment.shipment-returned.v1");
    assertThat(told(Application.BILLING, order))
        .endsWith("payment.refund-started.v1", "payment.refund-completed.v1");
  }

  @Test
  void aLostParcelIsRefunded() {
    String order = place(Shop.LOST);

    shop.awaitOrder(order, "REFUNDED");

    shop.awaitShipment(order, "LOST");
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, TOTAL, 1));
    assertThat(shop.sendBack(order).status()).isEqualTo(409);
  }

  @Test
  void aPartThatIsRefundedLeavesTheOrderDelivered() {
    String order = delivered();

    assertThat(shop.askBack(order, 1_000).status()).isEqualTo(202);

    shop.awaitPayment(order, "PARTIALLY_REFUNDED");
    shop.awaitRefunded(order, 1_000);
    assertThat(shop.order(order).get("status").asText()).isEqualTo("DELIVERED");
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, 1_000, 1));
    assertThat(shop.askBack(order, 1_501).status()).isEqualTo(422);
  }

  @Test
  void whatComesBackAfterAPartWasRefundedBringsTheRemainder() {
    String order = delivered();
    assertThat(shop.askBack(order, 1_000).status()).isEqualTo(202);

    assertThat(shop.sendBack(order).status()).isEqualTo(202);

    shop.awaitOrder(order, "REFUNDED");
    assertThat(shop.account(order)).isEqualTo(new Account(1, 0, TOTAL, TOTAL, 1));
  }

  private String delivered() {
    String order = place("SKU-1");
    shop.awaitOrder(order, "DELIVERED");
    return order;
  }

  private String place(String sku) {
    return shop.place(shop.basket(Shop.GOOD_CARD, sku)).get("orderId").asText();
  }

  private List<String> told(Application service, String order) {
    return new Rows(plumb.database(service))
        .words("select type from event_log where key = '" + order + "' order by version");
  }
}
