package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The running auditor names it, whichever table it was, without being told of any change. */
@OnAllOfPlumb
class WhenARowIsFalsifiedByHandTest {

  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Plumb plumb;
  private final Shop shop;

  WhenARowIsFalsifiedByHandTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  enum Falsified {
    THE_ORDERS_STATE(
        Application.ORDER,
        "update orders set status = 'CANCELLED' where id = 'ORDER'",
        "update orders set status = 'DELIVERED' where id = 'ORDER'",
        "states-go-together"),
    THE_ORDERS_MONEY(
        Application.ORDER,
        "update orders set captured_total = captured_total - 1 where id = 'ORDER'",
        "update orders set captured_total = captured_total + 1 where id = 'ORDER'",
        "order-and-billing-hold-the-same"),
    A_CHANGE_WITHOUT_AN_EVENT(
        Application.ORDER,
        "update orders set version = version + 1 where id = 'ORDER'",
        "update orders set version = version - 1 where id = 'ORDER'",
        "version-is-logged"),
    THE_EVENT_LOG(
        Application.SHIPPING,
        "update event_log set version = 99 where key = 'ORDER' and version = 2",
        "update event_log set version = 2 where key = 'ORDER' and version = 99",
        "log-has-no-holes"),
    THE_PAYMENTS_MONEY(
        Application.BILLING,
        "update payment set captured_total = captured_total - 1 where order_id = 'ORDER'",
        "update payment set captured_total = captured_total + 1 where order_id = 'ORDER'",
        "provider-agrees"),
    THE_PAYMENTS_STATE(
        Application.BILLING,
        "update payment set status = 'CAPTURING' where order_id = 'ORDER'",
        "update payment set status = 'CAPTURED' where order_id = 'ORDER'",
        "call-is-open"),
    THE_SHIPMENT(
        Application.SHIPPING,
        "update shipment set status = 'LOST' where order_id = 'ORDER'",
        "update shipment set status = 'DELIVERED' where order_id = 'ORDER'",
        "states-go-together"),
    A_WATERMARK(
        Application.SHIPPING,
        "update watermark set version = version + 1 where key = 'ORDER' and stream = 'payment'",
        "update watermark set version = version - 1 where key = 'ORDER' and stream = 'payment'",
        "nothing-heard-that-was-not-told");

    private final Application service;
    private final String wrong;
    private final String right;
    private final String rule;

    Falsified(Application service, String wrong, String right, String rule) {
      this.service = service;
      this.wrong = wrong;
      this.right = right;
      this.rule = rule;
    }
  }

  /** Each in an order of its own, and all at once, as each waits for the auditor to come by. */
  @Test
  void theAuditorNamesItWithinAMinute() {
    Map<Falsified, String> orders = new EnumMap<>(Falsified.class);
    for (Falsified row : Falsified.values()) {
      orders.put(row, shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText());
    }
    orders.values().forEach(order -> shop.awaitOrder(order, "DELIVERED"));
    awaitBreachesOf(orders, row -> Set.of());

    orders.forEach((row, order) -> change(row, row.wrong, order));
    try {
      awaitBreachesOf(orders, row -> Set.of(row.rule));
    } finally {
      orders.forEach((row, order) -> change(row, row.right, order));
    }
    awaitBreachesOf(orders, row -> Set.of());
  }

  @Test
  void nobodyIsToldWithoutTheToken() {
    assertThat(plumb.http(Application.AUDITOR).get("/breaches").status()).isEqualTo(401);
  }

  @Test
  void whatItFoundIsAMetricToo() {
    assertThat(plumb.http(Application.AUDITOR).get("/q/metrics").text())
        .contains("plumb_audit_breaches{rule=\"provider-agrees\"} 0.0");
  }

  private void change(Falsified row, String sql, String order) {
    Rows rows = new Rows(plumb.database(row.service));
    assertThat(rows.change(sql.replace("ORDER", order))).as(row.name()).isOne();
  }

  private void awaitBreachesOf(
      Map<Falsified, String> orders, Function<Falsified, Set<String>> wanted) {
    Awaitility.await()
        .atMost(WITHIN)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              Map<String, Set<String>> breaches = breaches();
              orders.forEach(
                  (row, order) ->
                      assertThat(breaches.getOrDefault(order, Set.of()))
                          .as(row.name())
                          .containsAll(wanted.apply(row))
                          .matches(rules -> rules.isEmpty() == wanted.apply(row).isEmpty()));
            });
  }

  /** The rules that each order breaks, as the auditor says. */
  private Map<String, Set<String>> breaches() {
    Map<String, Set<String>> rules = new HashMap<>();
    Http.Answer answer =
        plumb
            .http(Application.AUDITOR)
            .send("GET", "/breaches", null, Map.of("Authorization", "Bearer " + plumb.opsToken()));
    for (JsonNode each : answer.body().path("breaches")) {
      rules
          .computeIfAbsent(each.path("order").asText(), _ -> new HashSet<>())
          .add(each.path("rule").asText());
    }
    return rules;
  }
}
