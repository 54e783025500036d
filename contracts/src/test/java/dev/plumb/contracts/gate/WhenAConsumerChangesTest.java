package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenAConsumerChangesTest {

  private static final String READER = "consumers/shipping/payment/payment-captured/v1";

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void copyAll() {
    draft = new Draft(folder);
  }

  @Test
  void itReadsWhatIsThere() {
    draft.field(READER, "capturedTotal", field -> field.put("name", "paidTotal"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1: paidTotal
                shipping reads it and would not find it: consumers/shipping/payment/payment-captured/v1.avsc
                -> who no longer needs it takes it out of that file
            """);
  }

  /** Avro would let it pass. */
  @Test
  void aDefaultDoesNotHideAMisspeltName() {
    draft.field(
        READER, "capturedTotal", field -> field.put("name", "captureTotal").put("default", 0));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1: captureTotal
                shipping reads it, and no version has it: consumers/shipping/payment/payment-captured/v1.avsc
                -> a field begins in the event's own schema
            """);
  }

  @Test
  void itReadsAVersionThatIsThere() {
    draft.write(
        "consumers/shipping/payment/payment-captured/v2.avsc",
        "{\"type\": \"record\", \"name\": \"PaymentCaptured\", \"fields\": []}");

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v2
                shipping reads it, and there is no such version: consumers/shipping/payment/payment-captured/v2.avsc
                -> it stays until nobody has such a file
            """);
  }

  @Test
  void itTakesATimeForATime() {
    draft.write(
        "consumers/shipping/order/order-placed/v1.avsc",
        """
        {"type": "record", "name": "OrderPlaced", "fields": [
          {"name": "placedAt", "type": "long"}]}
        """);

    assertThat(draft.report())
        .isEqualTo(
            """
            order/order-placed/v1: placedAt
                its example says 2026-01-15T09:30:00.125Z, and shipping would take it for 1768469400125
                -> read it with the type and logicalType of the event's schema
            """);
  }

  @Test
  void itTakesATextForAText() {
    draft.field(
        READER,
        "currency",
        field -> field.putObject("type").put("type", "string").put("logicalType", "uuid"));

    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-captured/v1
                shipping can't read its example: payment.payment-captured.v1: at byte 238: a text is no UUID
                -> read it with the type and logicalType of the event's schema
            """);
  }

  @Test
  void itIsInTheIndex() {
    draft
        .write(
            "consumers/shipping/order/order-closed/v1.avsc",
            "{\"type\": \"record\", \"name\": \"OrderClosed\", \"fields\": []}")
        .append("src/main/resources/contracts/index.txt", "consumers/shipping/order/eaten/v1\n");

    assertThat(draft.report())
        .isEqualTo(
            """
            consumers/shipping/order/eaten/v1
                is in the index only
                -> take it out of src/main/resources/contracts/index.txt

            consumers/shipping/order/order-closed/v1
                isn't in the index
                -> add its line to src/main/resources/contracts/index.txt
            """);
  }
}
