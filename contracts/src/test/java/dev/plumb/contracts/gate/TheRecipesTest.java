package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contracts/README.md says, step by step. */
class TheRecipesTest {

  private static final String INDEX = "src/main/resources/contracts/index.txt";
  private static final String CLOSED_BY =
      """
      {"name": "closedBy", "type": "string", "doc": "Who closed it.", "default": "nobody",
       "personal": false}
      """;

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void copyAll() {
    draft = new Draft(folder);
  }

  @Test
  void addAnEvent() {
    draft
        .write(
            "order/order-archived/v1.avsc",
            """
            {"type": "record", "name": "OrderArchived", "namespace": "dev.plumb.order.v1",
             "doc": "Nobody asks for it any more.", "fields": [
              {"name": "orderId", "type": {"type": "string", "logicalType": "uuid"},
               "doc": "Key of every stream."}]}
            """)
        .write(
            "order/order-archived/v1.example.json",
            "{\"orderId\": \"0197a3b0-5c00-7000-8000-000000000001\"}")
        .append(INDEX, "order/order-archived/v1\n");
    assertThat(draft.report()).contains("-> cp contracts/target/published.txt");

    draft.publish();
    assertThat(draft.report()).isEmpty();

    draft
        .write(
            "consumers/billing/order/order-archived/v1.avsc",
            "{\"type\": \"record\", \"name\": \"OrderArchived\", \"fields\": []}")
        .append(INDEX, "consumers/billing/order/order-archived/v1\n");
    assertThat(draft.report()).isEmpty();
  }

  @Test
  void addAField() {
    draft.minor("order/order-closed");
    draft.with("order/order-closed/v1.1", CLOSED_BY, "closedBy", "a timer");
    draft.publish();
    assertThat(draft.report()).isEmpty();

    draft
        .write(
            "consumers/shipping/order/order-closed/v1.avsc",
            """
            {"type": "record", "name": "OrderClosed", "fields": [
              {"name": "closedBy", "type": "string", "default": "nobody"}]}
            """)
        .append(INDEX, "consumers/shipping/order/order-closed/v1\n");
    assertThat(draft.report()).isEmpty();
  }

  @Test
  void addAValue() {
    for (String service : new String[] {"billing", "shipping"}) {
      draft.field(
          "consumers/" + service + "/order/order-state/v1",
          "status",
          field -> field.withArray("values").add("ARCHIVED"));
    }
    assertThat(draft.report()).isEmpty();

    draft
        .minor("order/order-state")
        .field(
            "order/order-state/v1.1", "status", field -> field.withArray("values").add("ARCHIVED"))
        .publish();
    assertThat(draft.report()).isEmpty();
  }

  @Test
  void renameAField() {
    draft
        .minor("order/order-closed")
        .with("order/order-closed/v1.1", CLOSED_BY.replace("closedBy", "why"), "why", "window over")
        .publish();

    assertThat(draft.report()).isEmpty();
  }

  @Test
  void retireAVersion() {
    draft
        .delete("payment/payment-declined/v1.avsc")
        .delete("payment/payment-declined/v1.example.json")
        .unlist("payment/payment-declined/v1")
        .retire("payment/payment-declined/v1");
    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-declined/v1
                order reads it, and there is no such version: consumers/order/payment/payment-declined/v1.avsc
                -> it stays until nobody has such a file
            """);

    draft
        .delete("consumers/order/payment/payment-declined/v1.avsc")
        .unlist("consumers/order/payment/payment-declined/v1");
    assertThat(draft.report()).isEmpty();
  }
}
