package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class WhenSeveralVersionsAreReadTest {

  private static final String TYPE = "box.box-filled.v1";
  private static final UUID ID = UUID.fromString("0197a3b0-5c00-7000-8000-000000000001");
  private static final String OLD =
      """
      {"name": "boxId", "type": {"type": "string", "logicalType": "uuid"}},
      {"name": "secret", "type": "string"}
      """;
  private static final String NEW =
      OLD + ", {\"name\": \"colour\", \"type\": \"string\", \"default\": \"none\"}";

  private final Contracts old = contracts(Map.of("box/box-filled/v1", schema(OLD)), schema(OLD));
  private final Contracts both = contracts(versions(), schema(NEW));

  @Test
  void theNewestIsWritten() {
    assertThat(both.schemaRef(TYPE)).isEqualTo("contracts/box/box-filled/v1.10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.encode(TYPE, Map.of("boxId", ID, "secret", "x")))
        .withMessage(TYPE + ": field colour is missing");
  }

  @Test
  void whatTheOldOneDoesNotSayIsTheDefault() {
    byte[] message = old.encode(TYPE, Map.of("boxId", ID, "secret", "x"));

    EventData read = both.decode(TYPE, message);

    assertThat(read.uuid("boxId")).isEqualTo(ID);
    assertThat(read.string("colour")).isEqualTo("none");
    assertThat(both.disclosed(TYPE, message)).containsOnlyKeys("boxId", "secret");
  }

  @Test
  void aReaderSeesWhatItHasSaidItReads() {
    Schema boxOnly =
        schema(
            "{\"name\": \"boxId\", \"type\": {\"type\": \"string\", \"logicalType\": \"uuid\"}}");
    byte[] message = both.encode(TYPE, Map.of("boxId", ID, "secret", "x", "colour", "red"));

    EventData read = contracts(versions(), boxOnly).decode(TYPE, message);

    assertThat(read.uuid("boxId")).isEqualTo(ID);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read.string("colour"))
        .withMessage(TYPE + ": has no field colour");
  }

  @Test
  void whoHasNotSaidThatItReadsAnEventReadsNone() {
    byte[] message = old.encode(TYPE, Map.of("boxId", ID, "secret", "x"));

    Contracts nothing =
        Contracts.of(new Consumer("wrapping", Map.of(), Adapters.all()), versions());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> nothing.decode(TYPE, message))
        .withMessage(TYPE + ": is not among what wrapping reads: contracts/consumers/wrapping");
    assertThat(nothing.disclosed(TYPE, message)).containsEntry("secret", "(hidden)");
  }

  @Test
  void tenIsNewerThanNine() {
    assertThat(
            Stream.of("b/b/v1", "a/a/v1.10", "a/a/v1", "a/a/v1.9").sorted(SchemaFiles.OLDEST_FIRST))
        .containsExactly("a/a/v1", "a/a/v1.9", "a/a/v1.10", "b/b/v1");
  }

  /** So is what differs in its words only. */
  @Test
  void sameBytesAreOneVersionOfAnEventAndNeverTwoEvents() {
    Map<String, Schema> same = new LinkedHashMap<>();
    same.put("box/box-filled/v1", schema(OLD));
    same.put("box/box-filled/v1.1", schema(OLD));
    assertThat(contracts(same, schema(OLD)).schemaRef(TYPE)).endsWith("v1.1");

    same.put("box/box-emptied/v1", schema(OLD));
    assertThatIllegalStateException()
        .isThrownBy(() -> contracts(same, schema(OLD)))
        .withMessage("schema box/box-emptied/v1: has the same fingerprint as " + TYPE);
  }

  @Test
  void aServiceThatReadsNothingIsMisspelt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contracts.forConsumer("bilking"))
        .withMessage("nothing is below contracts/consumers/bilking/, or it is not in the index");
  }

  private static Contracts contracts(Map<String, Schema> schemas, Schema reader) {
    return Contracts.of(new Consumer("test", Map.of(TYPE, reader), Adapters.all()), schemas);
  }

  private static Map<String, Schema> versions() {
    Map<String, Schema> versions = new LinkedHashMap<>();
    versions.put("box/box-filled/v1", schema(OLD));
    versions.put("box/box-filled/v1.9", schema(OLD));
    versions.put("box/box-filled/v1.10", schema(NEW));
    return versions;
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"Box\", \"fields\": [%s]}".formatted(fields));
  }
}
