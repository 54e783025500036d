package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenAMinorVersionIsAddedTest {

  private static final String CAPTURED = "payment/payment-captured/v1.1";

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void addOne() {
    draft = new Draft(folder).minor("payment/payment-captured");
  }

  @Test
  void aFieldThatIsGoneIsMissedByWhoeverReadsIt() {
    draft.without(CAPTURED, "capturedTotal");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedTotal
                is in v1 and not here: who reads v1 can't read it
                order reads it and would not find it: consumers/order/payment/payment-captured/v1.avsc
                shipping reads it and would not find it: consumers/shipping/payment/payment-captured/v1.avsc
                -> keep it as long as there is a v1; without it, or with another name, begin v2
                -> who no longer needs it takes it out of that file
            """);
  }

  @Test
  void aFieldThatNobodyReadsStaysToo() {
    draft.without(CAPTURED, "captureId");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: captureId
                is in v1 and not here: who reads v1 can't read it
                -> keep it as long as there is a v1; without it, or with another name, begin v2
            """);
  }

  @Test
  void aTypeStaysAsItIs() {
    draft
        .field(CAPTURED, "capturedTotal", field -> field.put("type", "string"))
        .json(CAPTURED + ".example.json", example -> example.put("capturedTotal", "34.99"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedTotal
                is string, and long in v1
                order reads it as long: consumers/order/payment/payment-captured/v1.avsc
                shipping reads it as long: consumers/shipping/payment/payment-captured/v1.avsc
                has no personal
                -> leave it, and add another field with a default beside it; or begin v2
                -> who no longer needs it takes it out of that file
                -> say so, in the words of contracts/README.md
            """);
  }

  /** Avro would read the old one as the new one, but not the other way round. */
  @Test
  void aWiderTypeIsAnotherTypeToo() {
    draft
        .minor("order/order-placed")
        .field("order/order-placed/v1.1", "quantity", field -> field.put("type", "long"));

    assertThat(draft.report())
        .isEqualTo(
            """
            order/order-placed/v1.1: lines[].quantity
                is long, and int in v1
                shipping reads it as int: consumers/shipping/order/order-placed/v1.avsc
                has no currencyField
                has no tax
                has no semantics
                -> leave it, and add another field with a default beside it; or begin v2
                -> who no longer needs it takes it out of that file
                -> say so, in the words of contracts/README.md
            """);
  }

  @Test
  void aNewFieldNeedsADefault() {
    draft.with(CAPTURED, note(""), "note", "by hand");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: note
                isn't in v1 and has no default: who reads v1.1 can't read what v1 wrote
                -> give it a default that holds for events that don't say
            """);
  }

  @Test
  void aDefaultIsOfTheFieldsType() {
    draft.with(CAPTURED, note(", \"default\": 0"), "note", "by hand");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1
                can't be read: Invalid default for field note: 0 not a "string"
                -> every version is a schema (v1.avsc, v1.1.avsc) and its example (v1.example.json)
            """);
  }

  @Test
  void aNewFieldWithADefaultMayGoOut() {
    draft.with(CAPTURED, note(", \"default\": \"\""), "note", "by hand");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1
                is right, and not published yet
                -> cp contracts/target/published.txt contracts/published.txt: from then on it stays as it is
            """);
    assertThat(draft.publish().report()).isEmpty();
  }

  /** Each of them could be read as its neighbours. */
  @Test
  void aNameThatWasDroppedDoesNotComeBackAsSomethingElse() {
    draft
        .with(CAPTURED, note(", \"default\": \"\""), "note", "by hand")
        .minor("payment/payment-captured", "v1.2")
        .minor("payment/payment-captured", "v1.3")
        .with(
            "payment/payment-captured/v1.3",
            """
            {"name": "note", "type": "int", "doc": "Their number.", "default": 0,
             "unit": "pieces", "sign": "non-negative"}
            """,
            "note",
            1);

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.3: note
                is int, and string in v1.1
                its sign is non-negative, and not said in v1.1
                its unit is pieces, and not said in v1.1
                -> leave it, and add another field with a default beside it; or begin v2
                -> Avro reads the same value, and whoever isn't told takes it for something else: add another field beside it, or begin v2
            """);
  }

  @Test
  void theSequenceOfFieldsIsNoMatter() {
    draft.json(
        CAPTURED + ".avsc",
        file -> ((ArrayNode) file.get("fields")).add(((ArrayNode) file.get("fields")).remove(2)));

    assertThat(draft.publish().report()).isEmpty();
  }

  @Test
  void anotherNameIsAnotherField() {
    draft.rename(CAPTURED, "capturedTotal", "capturedAmount");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedAmount
                isn't in v1 and has no default: who reads v1.1 can't read what v1 wrote
                -> give it a default that holds for events that don't say

            payment/payment-captured/v1.1: capturedTotal
                is in v1 and not here: who reads v1 can't read it
                order reads it and would not find it: consumers/order/payment/payment-captured/v1.avsc
                shipping reads it and would not find it: consumers/shipping/payment/payment-captured/v1.avsc
                -> keep it as long as there is a v1; without it, or with another name, begin v2
                -> who no longer needs it takes it out of that file
            """);
  }

  /** The new one would know the old name by it, but the old one doesn't know the new name. */
  @Test
  void anAliasDoesNotHelpWhoIsThereAlready() {
    draft
        .rename(CAPTURED, "capturedTotal", "capturedAmount")
        .alias(CAPTURED, "capturedAmount", "capturedTotal");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: capturedAmount
                has the alias capturedTotal: who is there already doesn't know the new name
                -> leave the old name, with the new one beside it; or begin the next major version
            """);
  }

  @Test
  void anEnumIsRefused() {
    draft.field(
        CAPTURED,
        "currency",
        field ->
            field
                .putObject("type")
                .put("type", "enum")
                .put("name", "Currency")
                .putArray("symbols")
                .add("EUR"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: currency
                is of a type that contracts don't use: enum
                -> who is there already can't read a new symbol or branch: use a string, with `values` and one that says that there is none
            """);
  }

  @Test
  void aUnionIsRefusedInWhateverSequence() {
    draft.field(CAPTURED, "currency", field -> field.putArray("type").add("null").add("string"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1.1: currency
                is of a type that contracts don't use: union
                -> who is there already can't read a new symbol or branch: use a string, with `values` and one that says that there is none
            """);
  }

  private static String note(String end) {
    return """
        {"name": "note", "type": "string", "doc": "A remark.", "personal": true%s}
        """
        .formatted(end);
  }
}
