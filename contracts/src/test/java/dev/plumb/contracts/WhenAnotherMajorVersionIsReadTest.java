package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhenAnotherMajorVersionIsReadTest {

  private static final Contracts BILLING = Contracts.forConsumer("billing");
  private static final Contracts SHIPPING = Contracts.forConsumer("shipping");
  private static final UUID ORDER = UUID.fromString("0197a3b0-5c00-7000-8000-000000000001");
  private static final GoldenExample V1 = GoldenExample.of("order.order-placed.v1");
  private static final GoldenExample V2 = GoldenExample.of("order.order-placed.v2");

  @Test
  void billingReadsTheOldOrderAsTheNewOne() {
    EventData placed = BILLING.decode(V1.wireType(), ORDER, V1.message());

    assertThat(placed.wireType()).isEqualTo(V2.wireType());
    assertThat(placed.record("total").number("amount")).isEqualTo(3499);
    assertThat(placed.record("total").string("currency")).isEqualTo("EUR");
    assertThat(placed.string("paymentMethod")).isEqualTo("pm_card_visa");
  }

  @Test
  void shippingReadsTheNewOrderAsTheOldOne() {
    EventData placed = SHIPPING.decode(V2.wireType(), ORDER, V2.message());

    assertThat(placed.wireType()).isEqualTo(V1.wireType());
    assertThat(placed.number("totalAmount")).isEqualTo(3499);
    assertThat(placed.record("shippingAddress").string("street"))
        .isEqualTo("Invalidenstraße 1, Hinterhof");
  }

  @ParameterizedTest
  @MethodSource("consumers")
  void everyExampleReachesWhoReadsItsEvent(Contracts consumer, GoldenExample example) {
    EventData read = consumer.decode(example.wireType(), ORDER, example.message());

    assertThat(read.wireType()).isEqualTo(consumer.readsAs(example.wireType()));
  }

  static Stream<Object[]> consumers() {
    return Stream.of("order", "billing", "shipping")
        .flatMap(
            service -> {
              List<String> events =
                  SchemaFiles.readers(service).keySet().stream()
                      .map(type -> WireType.of(type).event())
                      .toList();
              Contracts consumer = Contracts.forConsumer(service);
              return GoldenExample.all()
                  .filter(each -> events.contains(WireType.of(each.wireType()).event()))
                  .map(each -> new Object[] {consumer, each});
            });
  }

  /** So it is dead there with that reason, and never half right. */
  @Test
  void whatTheOldOneCannotSayIsUnreadable() {
    Map<String, Object> inTwoCurrencies = new HashMap<>(V2.fields());
    inTwoCurrencies.put("total", Map.of("amount", 3499L, "currency", "USD"));
    byte[] message = BILLING.encode(V2.wireType(), inTwoCurrencies);

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> SHIPPING.decode(V2.wireType(), ORDER, message))
        .withMessage(
            "order.order-placed.v2: can't be read as order.order-placed.v1: lines[].unitPrice is"
                + " not in the currency of the total, and v1 has one for all");
    assertThat(BILLING.decode(V2.wireType(), ORDER, message).record("total").string("currency"))
        .isEqualTo("USD");
  }

  @Test
  void peopleSeeItAsItWasWritten() {
    assertThat(BILLING.disclosed(V1.wireType(), V1.message()))
        .containsEntry("totalAmount", 3499L)
        .containsEntry("customerId", "(hidden)");
  }

  @Test
  void aTypeThatNobodyKnowsIsReadAsItself() {
    assertThat(
            Stream.of("order.order-placed.v9", "order.order-closed.v1", "...", "")
                .map(BILLING::readsAs))
        .containsExactly("order.order-placed.v9", "order.order-closed.v1", "...", "");
  }

  @Test
  void itIsToldStepByStepWhicheverWay() {
    assertThat(reading("v1").decode("box.filled.v3", write("v3", "c")).string("a")).isEqualTo("c");
    assertThat(reading("v3").decode("box.filled.v1", write("v1", "a")).string("c")).isEqualTo("a");
  }

  @Test
  void whoReadsBothGetsEachAsItIsAndTheRestAsTheNewest() {
    Contracts both = reading("v1", "v2");

    assertThat(Stream.of("v1", "v2", "v3").map(major -> both.readsAs("box.filled." + major)))
        .containsExactly("box.filled.v1", "box.filled.v2", "box.filled.v2");
  }

  @Test
  void whatAnAdapterForgetsIsNamed() {
    Contracts forgetful =
        reading(
            List.of(
                new Adapter("box.filled.v1", "box.filled.v2", "", _ -> Map.of()),
                rename("v3", "v2")),
            "v2");

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> forgetful.decode("box.filled.v1", write("v1", "a")))
        .withMessage(
            "box.filled.v1: can't be read as box.filled.v2: box.filled.v2: field b is missing");
  }

  @Test
  void withoutAWayFromOneToTheOtherNothingStarts() {
    assertThatIllegalStateException()
        .isThrownBy(() -> reading(List.of(rename("v1", "v2")), "v2"))
        .withMessage("schema box/filled/v3: no adapter from box.filled.v3 to box.filled.v2");
  }

  private static byte[] write(String major, String value) {
    return reading(major).encode("box.filled." + major, Map.of(field(major), value));
  }

  private static Contracts reading(String... majors) {
    return reading(
        List.of(rename("v1", "v2"), rename("v2", "v3"), rename("v3", "v2"), rename("v2", "v1")),
        majors);
  }

  private static Contracts reading(List<Adapter> adapters, String... majors) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    Stream.of("v1", "v2", "v3").forEach(each -> schemas.put("box/filled/" + each, schema(each)));
    Map<String, Schema> read = new HashMap<>();
    Stream.of(majors).forEach(each -> read.put("box.filled." + each, schema(each)));
    return Contracts.of(new Consumer("test", read, new Adapters(adapters)), schemas);
  }

  private static Adapter rename(String from, String to) {
    return new Adapter(
        "box.filled." + from,
        "box.filled." + to,
        "",
        event -> Map.of(field(to), event.get(field(from))));
  }

  /** Each major version calls the one field there is otherwise: a, b, c. */
  private static String field(String major) {
    return String.valueOf((char) ('a' + major.charAt(1) - '1'));
  }

  private static Schema schema(String major) {
    return new Schema.Parser()
        .parse(
            """
            {"type": "record", "name": "Filled", "fields": [{"name": "%s", "type": "string"}]}
            """
                .formatted(field(major)));
  }
}
