package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenAPublishedVersionIsEditedTest {

  private static final String CAPTURED = "payment/payment-captured/v1";

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void copyAll() {
    draft = new Draft(folder);
  }

  @Test
  void nothingIsWrongBefore() {
    assertThat(draft.report()).isEmpty();
  }

  @Test
  void aFieldMayNotGo() {
    draft.without(CAPTURED, "capturedTotal");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1: capturedTotal
                was published as long, currencyField currency, semantics cumulative, sign non-negative, tax included, unit minor
                and is now not there
                order reads it and would not find it: consumers/order/payment/payment-captured/v1.avsc
                shipping reads it and would not find it: consumers/shipping/payment/payment-captured/v1.avsc
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version
                -> who no longer needs it takes it out of that file
            """);
  }

  @Test
  void aMeaningMayNotChange() {
    draft.field(CAPTURED, "capturedTotal", field -> field.put("unit", "pieces"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1: capturedTotal
                was published as long, currencyField currency, semantics cumulative, sign non-negative, tax included, unit minor
                and is now long, currencyField currency, semantics cumulative, sign non-negative, tax included, unit pieces
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version
            """);
  }

  @Test
  void publishingItAgainChangesNothingOfThat() {
    draft.field(CAPTURED, "capturedTotal", field -> field.put("unit", "pieces"));
    String report = draft.report();

    assertThat(draft.publish().report()).isEqualTo(report).isNotEmpty();
  }

  @Test
  void itsSequenceMayNotChange() {
    draft.json(
        CAPTURED + ".avsc",
        file -> file.withArray("fields").add(file.withArray("fields").remove(2)));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                the names of its records or the sequence of its fields aren't as published
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version
            """);
  }

  @Test
  void itsExampleMayNotChange() {
    draft.json(CAPTURED + ".example.json", example -> example.put("capturedTotal", 34));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                its example isn't the one that was published
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version
            """);
  }

  @Test
  void itsExampleHasToFit() {
    draft.json(CAPTURED + ".example.json", example -> example.put("capturedTotal", "34.99"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                its example isn't the one that was published
                its example can't be written: field capturedTotal: is "34.99", and no whole number
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version
                -> the example has every field of its schema, and no other
            """);
  }

  @Test
  void itMayNotGo() {
    draft.delete(CAPTURED + ".avsc").delete(CAPTURED + ".example.json");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                is published, and its files are gone
                order reads it, and there is no such version: consumers/order/payment/payment-captured/v1.avsc
                shipping reads it, and there is no such version: consumers/shipping/payment/payment-captured/v1.avsc
                -> put it back as it was published (published.txt): a change is a new file, the next minor or major version; or retire it
                -> it stays until nobody has such a file
            """);
  }

  @Test
  void itIsASchemaStill() {
    draft.write(CAPTURED + ".avsc", "{}");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                can't be read: No type: {}
                -> every version is a schema (v1.avsc, v1.1.avsc) and its example (v1.example.json)
            """);
  }

  @Test
  void itsWordsForPeopleMayBeMended() {
    draft.field(CAPTURED, "capturedTotal", field -> field.put("doc", "Captured so far."));

    assertThat(draft.report()).isEmpty();
  }

  @Test
  void theNumberOfARetiredOneIsTaken() {
    draft.retire(CAPTURED);

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                is retired
                -> give it a number that is free
            """);
  }
}
