package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes are the same, and say something else. */
class WhenAMeaningIsChangedTest {

  private static final String CAPTURED = "payment/payment-captured/v1.1";
  private static final String AUTHORIZED = "payment/payment-authorized/v1.1";

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void addOne() {
    draft = new Draft(folder).minor("payment/payment-captured").minor("payment/payment-authorized");
  }

  @Test
  void ofAnAmount() {
    captured(
        field -> field.put("tax", "excluded").put("semantics", "total").put("sign", "positive"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedTotal
                its semantics is total, and cumulative in v1
                its sign is positive, and non-negative in v1
                its tax is excluded, and included in v1
                -> Avro reads the same value, and whoever isn't told takes it for something else: add another field beside it, or begin v2
            """);
  }

  @Test
  void ofAnAttempt() {
    draft.field(AUTHORIZED, "attempt", field -> field.put("unit", "pieces"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-authorized/v1.1: attempt
                its unit is pieces, and ordinal in v1
                -> Avro reads the same value, and whoever isn't told takes it for something else: add another field beside it, or begin v2
            """);
  }

  @Test
  void ofATime() {
    draft.field(AUTHORIZED, "expiresAt", field -> field.put("type", "long"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-authorized/v1.1
                its example can't be written: field expiresAt: is "2026-01-22T09:30:01.500Z", and no whole number
                -> the example has every field of its schema, and no other

            payment/payment-authorized/v1.1: expiresAt
                its type is long, and timestamp-millis in v1
                has no unit
                has no currencyField
                has no sign
                has no tax
                has no semantics
                -> Avro reads the same value, and whoever isn't told takes it for something else: add another field beside it, or begin v2
                -> say so, in the words of contracts/README.md

            payment/payment-authorized/v1: expiresAt
                its example says 2026-01-22T09:30:01.500Z, and readers of v1.1 would take it for 1769074201500
                -> read it with the type and logicalType of the event's schema
            """);
  }

  @Test
  void whatIsNotSaidIsAskedFor() {
    captured(field -> field.remove("tax"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedTotal
                its tax is not said, and included in v1
                has no tax
                -> Avro reads the same value, and whoever isn't told takes it for something else: add another field beside it, or begin v2
                -> say so, in the words of contracts/README.md
            """);
  }

  @Test
  void aWordThatIsNotKnownIsRefused() {
    draft.with(
        CAPTURED,
        """
        {"name": "fee", "type": "long", "doc": "What it cost.", "default": 0, "unit": "cents",
         "currencyField": "feeCurrency", "sign": "non-negative", "tax": "none",
         "semantics": "total"}
        """,
        "fee",
        35);

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: fee
                has the unknown unit cents
                has no field feeCurrency with an ISO 4217 currency beside it
                -> say so, in the words of contracts/README.md
            """);
  }

  @Test
  void aRecordOfMoneySaysWhatItIsAnAmountOf() {
    draft
        .minor("order/order-placed")
        .field(
            "order/order-placed/v1.1",
            "placedAt",
            field ->
                field
                    .put("name", "total")
                    .put("tax", "none")
                    .putObject("type")
                    .put("type", "record")
                    .put("name", "Money")
                    .putArray("fields")
                    .addObject()
                    .put("name", "amount")
                    .put("type", "long")
                    .put("doc", "In cents.")
                    .put("unit", "minor")
                    .put("currencyField", "currency"));

    assertThat(draft.report())
        .contains(
            """
            order/order-placed/v1.1: total.amount
                has no sign
                has no semantics
            """);
  }

  @Test
  void wordsForPeopleMayChangeAndSoMayWhoSeesIt() {
    draft.field(CAPTURED, "currency", field -> field.put("doc", "The one currency of all."));
    draft.field(AUTHORIZED, "attempt", field -> field.put("personal", true));

    assertThat(draft.publish().report()).isEmpty();
  }

  private void captured(Consumer<ObjectNode> change) {
    draft.field(CAPTURED, "capturedTotal", change);
  }
}
