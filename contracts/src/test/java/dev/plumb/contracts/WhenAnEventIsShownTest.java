package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhenAnEventIsShownTest {

  private static final Contracts CONTRACTS = Contracts.load();

  @Test
  void whoAndWhereIsHiddenAndTheRestIsNot() {
    Map<String, Object> placed = shown(GoldenExample.of("order.order-placed.v1"));

    assertThat(placed)
        .containsEntry("customerId", Disclosure.HIDDEN)
        .containsEntry("paymentMethod", Disclosure.HIDDEN)
        .containsEntry("currency", "EUR")
        .containsKeys("orderId", "totalAmount", "placedAt");
    assertThat(placed.get("shippingAddress"))
        .isEqualTo(
            Map.of(
                "name", Disclosure.HIDDEN,
                "street", Disclosure.HIDDEN,
                "city", Disclosure.HIDDEN,
                "postalCode", Disclosure.HIDDEN,
                "country", "DE"));
    assertThat((List<?>) placed.get("lines")).isNotEmpty().allSatisfy(this::isALine);
  }

  @Test
  void textsInAListAreHiddenToo() {
    Map<String, Object> placed = shown(GoldenExample.of("order.order-placed.v2"));

    assertThat(placed.get("deliverTo"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("addressLines", Disclosure.HIDDEN)
        .containsEntry("country", "DE");
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void everyFieldHasItsPlace(GoldenExample example) {
    assertThat(shown(example).keySet()).isEqualTo(example.fields().keySet());
  }

  /** Whoever adds a text has to think about it; who forgets hides it. */
  @Test
  void textThatNobodySpokeOfIsHidden() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "R", "fields": [
                  {"name": "said", "type": "string", "personal": false},
                  {"name": "unsaid", "type": "string"},
                  {"name": "number", "type": "int", "personal": true},
                  {"name": "texts", "type": {"type": "array", "items": "string"}},
                  {"name": "id", "type": {"type": "string", "logicalType": "uuid"}}]}
                """);

    assertThat(schema.getFields())
        .extracting(Disclosure::isPersonal)
        .containsExactly(false, true, true, true, false);
  }

  private void isALine(Object line) {
    assertThat(line).asInstanceOf(InstanceOfAssertFactories.MAP).containsKey("sku");
    assertThat(line.toString()).doesNotContain(Disclosure.HIDDEN);
  }

  private static Map<String, Object> shown(GoldenExample example) {
    byte[] message = CONTRACTS.encode(example.wireType(), example.fields());
    return CONTRACTS.disclosed(example.wireType(), message);
  }
}
