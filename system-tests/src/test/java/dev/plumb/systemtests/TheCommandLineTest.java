package dev.plumb.systemtests;

import static dev.plumb.systemtests.CommandLine.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.CommandLine.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's commands for operators, on a real order that billing can't go on with. */
@OnAllOfPlumb
class TheCommandLineTest {
  private final List<String> shown =
      Readme.of(CommandLine.REPOSITORY).commands().stream()
          .filter(it -> it.startsWith(PROGRAM))
          .toList();
  private final Plumb plumb;
  private final CommandLine operator;
  private final Shop shop;
  private final Rows billing;

  TheCommandLineTest(Plumb plumb) {
    this.plumb = plumb;
    this.operator = new CommandLine(plumb);
    this.shop = new Shop(plumb);
    this.billing = new Rows(plumb.database(Application.BILLING));
  }

  @Test
  void whatTheReadmeShowsWorks() {
    String order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).path("orderId").asText();
    shop.awaitOrder(order, "DELIVERED");
    assertThat(shown).hasSizeGreaterThan(6);

    String dead = killLastEvent(order);
    for (String command : shown) {
      if (command.contains(" discard ")) {
        dead = killLastEvent(order);
      }
      Result result = operator.run(command.replace(" billing 7", " billing " + dead));
      assertThat(result.exitCode()).as(command + "\n" + result.output()).isZero();
      if (command.endsWith("dead-letters list")) {
        assertThat(result.output()).contains(order);
      }
    }

    assertThat(billing.words("select version::text from watermark where key = '" + order + "'"))
        .isNotEmpty();
    Invariants.hold(plumb);
  }

  @Test
  void whoDependsOnAnEventIsKnown() {
    shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1"));
    try (Broker broker = new Broker(plumb.backends().rabbit())) {
      broker.eavesdrop("order", "somebody-else");
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () ->
                    assertThat(who("order.order-placed"))
                        .anyMatch(it -> it.matches("order +writes +v2 +20.*"))
                        .anyMatch(
                            it -> it.matches("billing +reads +v2 +20.* v2 +billing.order, .*"))
                        .anyMatch(
                            it -> it.matches("shipping +reads +v2 +20.* v1 +shipping.order, .*"))
                        .anyMatch(
                            it ->
                                it.matches(
                                    "shipping +reads +v1 +(never|20.*) +v1 +shipping.order, .*"))
                        .anyMatch(it -> it.matches("\\? +is bound .* queue somebody-else"))
                        .anyMatch(it -> it.startsWith("order.order-placed.v1 is deprecated: ")));
      } finally {
        broker.delete("somebody-else");
      }
    }
    assertThat(who("order.order-placed")).noneMatch(it -> it.contains("somebody-else"));
    assertThat(plumb.http(Application.SHIPPING).get("/q/metrics").text())
        .containsPattern("plumb_deprecated_reads\\{.*type=\"order.order-placed.v1\".* 1.0");
  }

  private List<String> who(String event) {
    Result result =
        operator.run(
            "%scontracts who %s --broker http://localhost:%d"
                .formatted(PROGRAM, event, plumb.backends().rabbit().managementPort()));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output().lines().toList();
  }

  @Test
  void exitCodesTellWhatIsWrong() {
    assertThat(operator.run(PROGRAM + "dead-letters show billing 0").exitCode()).isEqualTo(1);
    assertThat(operator.run(PROGRAM + "dead-letters discard billing 7").exitCode()).isEqualTo(2);
    assertThat(operator.run(PROGRAM + "status --token wrong").exitCode()).isEqualTo(3);
  }

  /** As if it had been poison: of a type that billing ignores, so that nothing follows from it. */
  private String killLastEvent(String order) {
    List<String> event =
        new Rows(plumb.database(Application.ORDER))
            .words(
                """
                select format('%%L, %%L, %%L, %%L, %%L, %%L, %%L', stream, key, version, event_id,
                              type, schema, occurred_at) || ', ''/plumb/order'', ' ||
                       quote_literal(body) || '::bytea'
                from event_log where key = '%s' order by version desc limit 1
                """
                    .formatted(order));
    billing.change(
        """
        with back as (
          update watermark set version = version - 1 where stream = 'order' and key = '%s')
        insert into dead_letter (stream, key, version, event_id, type, schema, occurred_at,
                                 source, body, reason)
        values (%s, 'it could not be applied')
        """
            .formatted(order, event.getFirst()));
    return billing.words("select id::text from dead_letter where key = '" + order + "'").getFirst();
  }
}
