package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WhenAFieldIsWrongTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final String PLACED = "order.order-placed.v1";

  @Test
  void aMissingOneIsNamed() {
    refused(fields -> fields.remove("currency"), "field currency is missing");
  }

  @Test
  void aNullOneIsMissing() {
    refused(fields -> fields.put("currency", null), "field currency is missing");
  }

  @Test
  void anUnknownOneIsNamed() {
    refused(fields -> fields.put("discount", 5L), "has no field discount");
  }

  @Test
  void anUnknownOneInAListOfRecordsIsNamed() {
    refused(fields -> line(fields).put("colour", "red"), "has no field lines[].colour");
  }

  @Test
  void aMissingOneInAListOfRecordsIsNamed() {
    refused(fields -> line(fields).remove("sku"), "field lines[].sku is missing");
  }

  @Test
  void aMissingOneInARecordIsNamed() {
    refused(
        fields -> fields.put("shippingAddress", Map.of("name", "Ada")),
        "field shippingAddress.street is missing");
  }

  @Test
  void textIsNoNumber() {
    refused(
        fields -> fields.put("totalAmount", "3499"), "field totalAmount must be Long, not String");
  }

  @Test
  void aFractionIsNoAmount() {
    refused(
        fields -> fields.put("totalAmount", 34.99), "field totalAmount must be Long, not Double");
  }

  @Test
  void aLongIsNoInteger() {
    refused(
        fields -> line(fields).put("quantity", 2L),
        "field lines[].quantity must be Integer, not Long");
  }

  @Test
  void textThatIsNoUuidIsRefusedUnquoted() {
    refused(fields -> fields.put("orderId", "seven"), "field orderId: a text is no UUID");
  }

  @Test
  void aTimestampIsAnInstant() {
    refused(fields -> fields.put("placedAt", 1L), "field placedAt must be Instant, not Long");
  }

  @Test
  void aRecordIsAMap() {
    refused(
        fields -> fields.put("shippingAddress", List.of()),
        "field shippingAddress must be Map, not ListN");
  }

  @Test
  void aMessageThatNobodyWouldReadIsNotWritten() {
    refused(
        fields -> fields.put("customerId", "x".repeat(1 << 20)),
        "has 1048794 bytes, more than 1048576");
  }

  private static void refused(Consumer<Map<String, Object>> mistake, String reason) {
    Map<String, Object> fields = GoldenExample.of(PLACED).fields();
    mistake.accept(fields);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CONTRACTS.encode(PLACED, fields))
        .withMessage(PLACED + ": " + reason);
  }

  /** The first line, as a map that can be changed. */
  private static Map<String, Object> line(Map<String, Object> fields) {
    Map<String, Object> line = new HashMap<>();
    Map<?, ?> first = (Map<?, ?>) ((List<?>) fields.get("lines")).getFirst();
    first.forEach((name, value) -> line.put((String) name, value));
    fields.put("lines", List.of(line));
    return line;
  }
}
