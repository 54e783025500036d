package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checker that finds nothing proves nothing: one row is falsified by hand, and named. */
@OnAllOfPlumb
class TheInvariantsBiteTest {

  private final Plumb plumb;
  private final Shop shop;

  TheInvariantsBiteTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  /** What is done, how it is undone, and what the checker must say; ORDER is the order's id. */
  enum Falsified {
    A_WATERMARK_IS_AHEAD(
        Application.SHIPPING,
        "update watermark set version = version + 1 where stream = 'payment' and key = 'ORDER'",
        "update watermark set version = version - 1 where stream = 'payment' and key = 'ORDER'",
        "shipping's watermark of payment ORDER is"),
    AN_EVENT_WAS_MISSED(
        Application.ORDER,
        """
        update inbox set stream = 'hidden'
        where event_id = (select event_id from inbox where stream = 'payment' limit 1)
        """,
        "update inbox set stream = 'payment' where stream = 'hidden'",
        "order never took in Event"),
    AN_EVENT_WAS_INVENTED(
        Application.BILLING,
        """
        insert into inbox (event_id, stream)
        values ('00000000-0000-7000-8000-000000000001', 'order')
        """,
        "delete from inbox where event_id = '00000000-0000-7000-8000-000000000001'",
        "billing took in order event 00000000-0000-7000-8000-000000000001, which nobody wrote"),
    A_VERSION_IS_MISSING(
        Application.SHIPPING,
        "update event_log set version = 99 where key = 'ORDER' and version = 2",
        "update event_log set version = 2 where key = 'ORDER' and version = 99",
        "shipment of ORDER has versions [1, 3, 99]"),
    A_CHANGE_WITHOUT_AN_EVENT(
        Application.ORDER,
        "update orders set version = version + 1 where id = 'ORDER'",
        "update orders set version = version - 1 where id = 'ORDER'",
        "order ORDER is at version"),
    A_CENT_IS_LOST(
        Application.BILLING,
        "update payment set captured_total = captured_total - 1 where order_id = 'ORDER'",
        "update payment set captured_total = captured_total + 1 where order_id = 'ORDER'",
        "order ORDER: billing and the provider hold the same money"),
    ORDER_AND_BILLING_DIFFER(
        Application.ORDER,
        "update orders set captured_total = captured_total - 1 where id = 'ORDER'",
        "update orders set captured_total = captured_total + 1 where id = 'ORDER'",
        "order ORDER: order and billing hold the same money"),
    A_STATE_DIFFERS(
        Application.ORDER,
        "update orders set status = 'CANCELLED' where id = 'ORDER'",
        "update orders set status = 'DELIVERED' where id = 'ORDER'",
        "order ORDER: cancelled means nothing was sent"),
    MONEY_NEVER_CAME_BACK(
        Application.ORDER,
        "update orders set status = 'REFUNDED' where id = 'ORDER'",
        "update orders set status = 'DELIVERED' where id = 'ORDER'",
        "order ORDER: refunded means all is back"),
    AN_ORDER_IS_STUCK(
        Application.ORDER,
        "update orders set status = 'CONFIRMED' where id = 'ORDER'",
        "update orders set status = 'DELIVERED' where id = 'ORDER'",
        "order ORDER: is not in a final state"),
    AN_EVENT_IS_PARKED(
        Application.SHIPPING,
        """
        insert into parked (stream, key, version, event_id, source, type, schema, occurred_at, body)
        values ('payment', 'ORDER', 99, gen_random_uuid(), '', '', '', now(), '')
        """,
        "delete from parked where key = 'ORDER'",
        "shipping: parked: payment ORDER version 99"),
    AN_EVENT_IS_DEAD(
        Application.BILLING,
        """
        insert into dead_letter (stream, key, version, body, reason)
        values ('order', 'ORDER', 99, '', 'unreadable')
        """,
        "delete from dead_letter where key = 'ORDER'",
        "billing: dead: order ORDER version 99: unreadable"),
    AN_EFFECT_IS_OPEN(
        Application.BILLING,
        """
        insert into effect (kind, key, purpose, request, next_attempt_at)
        values ('payment.capture', 'ORDER', 'none', '{}', 'infinity')
        """,
        "delete from effect where purpose = 'none'",
        "billing: an open effect: payment.capture of ORDER (PENDING)");

    private final Application service;
    private final String wrong;
    private final String right;
    private final String complaint;

    Falsified(Application service, String wrong, String right, String complaint) {
      this.service = service;
      this.wrong = wrong;
      this.right = right;
      this.complaint = complaint;
    }
  }

  private static String order;

  @BeforeEach
  void anOrderIsDelivered() {
    if (order == null) {
      order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
      shop.awaitOrder(order, "DELIVERED");
      Invariants.hold(plumb);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachFalsifiedRowIsNamed(Falsified row) {
    Rows rows = new Rows(plumb.database(row.service));
    assertThat(rows.change(of(row.wrong))).isOne();
    try {
      assertThat(Invariants.everywhereButInTheBroker(plumb))
          .anyMatch(sentence -> sentence.startsWith(of(row.complaint)));
    } finally {
      assertThat(rows.change(of(row.right))).isOne();
    }
    assertThat(Invariants.everywhereButInTheBroker(plumb)).isEmpty();
  }

  @Test
  void aMessageThatWasRejectedIsNamed() {
    try (Broker broker = new Broker(plumb.backends().rabbit())) {
      broker.publish("billing.order.dead");

      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> new EmptyQueues(plumb).broken(),
              List.of("queue billing.order.dead holds 1 messages")::equals);

      broker.purge("billing.order.dead");
    }
    Invariants.hold(plumb);
  }

  private static String of(String text) {
    return text.replace("ORDER", order);
  }
}
