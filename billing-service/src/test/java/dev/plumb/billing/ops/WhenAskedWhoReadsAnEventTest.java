package dev.plumb.billing.ops;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAskedWhoReadsAnEventTest extends OperatorsTest {

  private static final String PLACED_V1 = "order.order-placed.v1";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void itsTableAndItsBindingsAreTheAnswer() {
    JsonPath contracts = contracts();

    assertThat(contracts.getString("service")).isEqualTo("billing");
    assertThat(contracts.getList("reads"))
        .contains(
            Map.of("stream", "order", "type", "order.order-placed.v2", "applied", true),
            Map.of("stream", "order", "type", "order.order-closed.v1", "applied", false));
    assertThat(contracts.<String>getList("bindings.exchange"))
        .containsExactlyInAnyOrder("billing.order", "billing.shipment");
  }

  @Test
  void soIsWhatCameInAndWentOut() {
    upstream.placed(order);
    upstream.unheardOf(UUID.randomUUID());

    await().atMost(LIMIT).until(() -> seen("read").contains(PLACED_V1));
    await().atMost(LIMIT).until(() -> seen("written").contains("payment.payment-authorized.v1"));

    assertThat(contracts().getMap("seen.find { it.type == '%s' }".formatted(PLACED_V1)))
        .containsEntry("as", "order.order-placed.v2")
        .containsKey("deprecated");
    assertThat(seen("read")).doesNotContain("order.order-unheard-of.v1");
  }

  @Test
  void whatComesThoughItIsOnItsWayOutShowsAsAMetric() {
    upstream.placed(order);

    assertThat(get("/q/metrics").asString())
        .containsPattern("plumb_deprecated_events_total\\{.*role=\"read\".*" + PLACED_V1)
        .doesNotContain("plumb_deprecated_reads");
  }

  private static List<String> seen(String role) {
    return contracts().getList("seen.findAll { it.role == '%s' }.type".formatted(role));
  }

  private static JsonPath contracts() {
    return operator().get("/ops/contracts").then().statusCode(200).extract().jsonPath();
  }
}
