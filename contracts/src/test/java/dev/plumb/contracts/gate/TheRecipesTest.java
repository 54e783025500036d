package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contracts/README.md says, step by step. */
class TheRecipesTest {

  private static final String INDEX = "src/main/resources/contracts/index.txt";
  private static final String DECLINED = "payment/payment-declined";
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
  void splitAnEvent() {
    List<String> parts = List.of("payment/payment-put-off", "payment/payment-turned-down");
    parts.forEach(
        part ->
            draft
                .write(part + "/v1.avsc", schema(part, true))
                .write(
                    part + "/v1.example.json",
                    "{\"orderId\": \"0197a3b0-5c00-7000-8000-000000000001\", \"attempt\": 1}")
                .append(INDEX, part + "/v1\n"));
    draft
        .publish()
        .json(DECLINED + "/v1.avsc", old -> old.put("deprecated", "Put off or turned down."));
    assertThat(draft.report()).isEmpty();

    parts.forEach(
        part ->
            draft
                .write("consumers/order/" + part + "/v1.avsc", schema(part, false))
                .append(INDEX, "consumers/order/" + part + "/v1\n"));
    assertThat(draft.report()).isEmpty();

    draft
        .delete(DECLINED + "/v1.avsc")
        .delete(DECLINED + "/v1.example.json")
        .unlist(DECLINED + "/v1")
        .retire(DECLINED + "/v1");
    assertThat(draft.report()).contains("order reads it, and there is no such version");

    draft
        .delete("consumers/order/" + DECLINED + "/v1.avsc")
        .unlist("consumers/order/" + DECLINED + "/v1");
    assertThat(draft.report()).isEmpty();
  }

  /**
   * @param whole as its producer writes it; else what a consumer reads
   */
  private static String schema(String event, boolean whole) {
    String name = event.endsWith("off") ? "PaymentPutOff" : "PaymentTurnedDown";
    String attempt = "{\"name\": \"attempt\", \"type\": \"int\"";
    return whole
        ? """
          {"type": "record", "name": "%s", "namespace": "dev.plumb.payment.v1",
           "doc": "The provider says no.", "fields": [
            {"name": "orderId", "type": {"type": "string", "logicalType": "uuid"},
             "doc": "Key of every stream."},
            %s, "doc": "Which.", "unit": "ordinal", "sign": "positive"}]}
          """
            .formatted(name, attempt)
        : "{\"type\": \"record\", \"name\": \"%s\", \"fields\": [%s}]}".formatted(name, attempt);
  }

  @Test
  void beginANewMajorVersion() {
    draft
        .write(
            DECLINED + "/v2.avsc",
            """
            {"type": "record", "name": "PaymentDeclined", "namespace": "dev.plumb.payment.v2",
             "doc": "The provider says no.", "fields": [
              {"name": "orderId", "type": {"type": "string", "logicalType": "uuid"},
               "doc": "Key of every stream."},
              {"name": "try", "type": "int", "doc": "Which.", "unit": "ordinal",
               "sign": "positive"},
              {"name": "isFinal", "type": "boolean", "doc": "Whether there is no other try."}]}
            """)
        .write(
            DECLINED + "/v2.example.json",
            """
            {"orderId": "0197a3b0-5c00-7000-8000-000000000001", "try": 1, "isFinal": true}
            """)
        .append(INDEX, DECLINED + "/v2\n");
    assertThat(draft.report())
        .isEqualTo(
            """
            payment/payment-declined/v2
                order reads v1 of it, and can't be told it so: no adapter from payment.payment-declined.v2 to payment.payment-declined.v1: consumers/order/payment/payment-declined/v1.avsc
                -> adapters lead from each major version to the next and back: Adapters.java
            """);

    draft
        .adapter(
            "payment.payment-declined.v1",
            "payment.payment-declined.v2",
            v1 ->
                Map.of(
                    "orderId", v1.get("orderId"),
                    "try", v1.get("attempt"),
                    "isFinal", !(boolean) v1.get("retryable")))
        .adapter(
            "payment.payment-declined.v2",
            "payment.payment-declined.v1",
            v2 ->
                Map.of(
                    "orderId",
                    v2.get("orderId"),
                    "paymentId",
                    new UUID(0, 0),
                    "attempt",
                    v2.get("try"),
                    "retryable",
                    !(boolean) v2.get("isFinal"),
                    "declineCode",
                    "not said"))
        .publish();
    assertThat(draft.report()).isEmpty();

    draft
        .delete("consumers/order/" + DECLINED + "/v1.avsc")
        .unlist("consumers/order/" + DECLINED + "/v1")
        .write(
            "consumers/order/" + DECLINED + "/v2.avsc",
            """
            {"type": "record", "name": "PaymentDeclined", "fields": [
              {"name": "try", "type": "int"}]}
            """)
        .append(INDEX, "consumers/order/" + DECLINED + "/v2\n");
    assertThat(draft.report()).isEmpty();
  }

  /** What it says is true of the two versions there are: each has a reader. */
  @Test
  void aMajorVersionThatSomebodyReadsIsNotRetired() {
    for (String major : List.of("v1", "v2")) {
      draft
          .delete("order/order-placed/" + major + ".avsc")
          .delete("order/order-placed/" + major + ".example.json")
          .unlist("order/order-placed/" + major)
          .retire("order/order-placed/" + major);
    }
    assertThat(draft.report())
        .isEqualTo(
            """
            order/order-placed/v1
                shipping reads it, and there is no such version: consumers/shipping/order/order-placed/v1.avsc
                -> it stays until nobody has such a file

            order/order-placed/v2
                billing reads it, and there is no such version: consumers/billing/order/order-placed/v2.avsc
                -> it stays until nobody has such a file
            """);
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
