package dev.plumb.contracts;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An OrderPlaced of two lines, written in v2 and read by billing, from values to values: with these
 * contracts, and with the Avro library alone. And its adapters: to v1, and to v1 and back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpeedOfContracts {

  private static final String V1 = "order.order-placed.v1";
  private static final String V2 = "order.order-placed.v2";
  private static final String ID = "0197a3b0-5c00-7000-8000-000000000001";
  private static final String FIRST_LINE = "0197a3b0-5c00-7000-8000-0000000000a1";
  private static final String SECOND_LINE = "0197a3b0-5c00-7000-8000-0000000000a2";
  private static final Instant PLACED = Instant.parse("2026-01-15T09:30:00.125Z");

  private final Contracts producer = Contracts.load();
  private final Contracts billing = Contracts.forConsumer("billing");
  private final Contracts shipping = Contracts.forConsumer("shipping");

  private final Schema written = schema("order/order-placed/v2");
  private final Schema lines = written.getField("lines").schema();
  private final Schema line = lines.getElementType();
  private final Schema money = written.getField("total").schema();
  private final Schema delivery = written.getField("deliverTo").schema();
  private final Schema read = schema("consumers/billing/order/order-placed/v2");
  private final BinaryMessageEncoder<GenericRecord> encoder =
      new BinaryMessageEncoder<>(GenericData.get(), written);
  private final BinaryMessageDecoder<GenericRecord> decoder =
      new BinaryMessageDecoder<>(GenericData.get(), read);

  private final Adapter down = Adapters.all().between(V2, V1);
  private final Adapter downAndUp = down.then(Adapters.all().between(V1, V2));
  private final Map<String, Object> fields = fields();
  private final byte[] message = producer.encode(V2, fields);

  public SpeedOfContracts() {
    decoder.addSchema(written);
  }

  @Benchmark
  public long contracts() {
    EventData placed = billing.decode(V2, producer.encode(V2, fields()));
    EventData total = placed.record("total");
    return total.number("amount")
        + total.string("currency").length()
        + placed.string("paymentMethod").length();
  }

  @Benchmark
  public long avro() throws IOException {
    GenericRecord placed = decoder.decode(encoder.encode(record()));
    GenericRecord total = (GenericRecord) placed.get("total");
    return (Long) total.get("amount")
        + total.get("currency").toString().length()
        + placed.get("paymentMethod").toString().length();
  }

  @Benchmark
  public EventData adapted() {
    return shipping.decode(V2, message);
  }

  @Benchmark
  public Map<String, Object> oneAdapter() {
    return down.values().apply(fields);
  }

  @Benchmark
  public Map<String, Object> twoAdapters() {
    return downAndUp.values().apply(fields);
  }

  private static Map<String, Object> fields() {
    return Map.of(
        "orderId",
        UUID.fromString(ID),
        "customerNumber",
        "c-1",
        "total",
        Map.of("amount", 3499L, "currency", "EUR"),
        "paymentMethod",
        "pm_card_visa",
        "lines",
        List.of(line(FIRST_LINE, "SKU-1", 2, 1250), line(SECOND_LINE, "SKU-2", 1, 999)),
        "deliverTo",
        Map.of(
            "recipient",
            "Ada Lovelace",
            "addressLines",
            List.of("Invalidenstraße 1", "Hinterhof"),
            "city",
            "Berlin",
            "postalCode",
            "10115",
            "country",
            "DE"),
        "placedAt",
        PLACED);
  }

  private static Map<String, Object> line(String id, String sku, int quantity, long price) {
    return Map.of(
        "lineId",
        UUID.fromString(id),
        "sku",
        sku,
        "quantity",
        quantity,
        "unitPrice",
        Map.of("amount", price, "currency", "EUR"));
  }

  /** What {@link #fields} says, as Avro takes it: with UUIDs as text and instants as numbers. */
  private GenericRecord record() {
    GenericRecord placed = new GenericData.Record(written);
    placed.put("orderId", UUID.fromString(ID).toString());
    placed.put("customerNumber", "c-1");
    placed.put("total", amount(3499));
    placed.put("paymentMethod", "pm_card_visa");
    placed.put(
        "lines",
        List.of(record(FIRST_LINE, "SKU-1", 2, 1250), record(SECOND_LINE, "SKU-2", 1, 999)));
    GenericRecord to = new GenericData.Record(delivery);
    to.put("recipient", "Ada Lovelace");
    to.put("addressLines", List.of("Invalidenstraße 1", "Hinterhof"));
    to.put("city", "Berlin");
    to.put("postalCode", "10115");
    to.put("country", "DE");
    placed.put("deliverTo", to);
    placed.put("placedAt", PLACED.toEpochMilli());
    return placed;
  }

  private GenericRecord record(String id, String sku, int quantity, long price) {
    GenericRecord it = new GenericData.Record(line);
    it.put("lineId", UUID.fromString(id).toString());
    it.put("sku", sku);
    it.put("quantity", quantity);
    it.put("unitPrice", amount(price));
    return it;
  }

  private GenericRecord amount(long minorUnits) {
    GenericRecord it = new GenericData.Record(money);
    it.put("amount", minorUnits);
    it.put("currency", "EUR");
    return it;
  }

  private static Schema schema(String path) {
    return new Schema.Parser().parse(SchemaFiles.schema(path));
  }
}
