package dev.plumb.billing.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenCountersAreAuditedTest extends OperatorsTest {

  @Test
  void everyDeliveryOfThisProcessHasItsOutcome() {
    JsonPath before = counters();

    upstream.placed(order);
    upstream.goBackTo(order, 1);
    upstream.placed(order);
    upstream.garbage();

    JsonPath after = counters();
    assertThat(after.getString("process")).isEqualTo(before.getString("process")).isNotBlank();
    assertThat(after.getLong("deliveries")).isEqualTo(before.getLong("deliveries") + 3);
    assertThat(after.getLong("outcomes")).isEqualTo(before.getLong("outcomes") + 3);
  }

  private static JsonPath counters() {
    return operator().get("/ops/audit/counters").then().statusCode(200).extract().jsonPath();
  }
}
