package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The running auditor names it, whichever table it was, without being told of any change. */
@ExtendWith(AllOfPlumb.class)
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

  private static String order;

  @BeforeEach
  void anOrderIsDelivered() {
    if (order == null) {
      order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
      shop.awaitOrder(order, "DELIVERED");
    }
    awaitBreaches(List.of());
  }

  @ParameterizedTest
  @EnumSource
  void theAuditorNamesItWithinAMinute(Falsified row) {
    Rows rows = new Rows(plumb.database(row.service));
    assertThat(rows.change(of(row.wrong))).isOne();
    try {
      Awaitility.await().atMost(WITHIN).until(() -> breaches().contains(row.rule));
    } finally {
      assertThat(rows.change(of(row.right))).isOne();
    }
    awaitBreaches(List.of());
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

  private void awaitBreaches(List<String> wanted) {
    Awaitility.await().atMost(WITHIN).until(this::breaches, wanted::equals);
  }

  /** Rules that the order breaks, as the auditor says. */
  private List<String> breaches() {
    List<String> rules = new ArrayList<>();
    Http.Answer answer =
        plumb
            .http(Application.AUDITOR)
            .send("GET", "/breaches", null, Map.of("Authorization", "Bearer " + plumb.opsToken()));
    for (JsonNode each : answer.body().path("breaches")) {
      if (each.path("order").asText().equals(order)) {
        rules.add(each.path("rule").asText());
      }
    }
    return rules;
  }

  private static String of(String text) {
    return text.replace("ORDER", order);
  }
}
