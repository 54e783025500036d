package dev.plumb.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;

/**
 * One version of one event's schema.
 *
 * @param path such as {@code order/order-placed/v1.1}
 * @param json as it is written
 */
public record SchemaVersion(String path, String json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** May be put right after it was published. */
  private static final Set<String> WORDS = Set.of("doc", "personal", "deprecated");

  /** All that this build has, oldest first of each event. */
  public static List<SchemaVersion> all() {
    return SchemaFiles.paths().stream()
        .map(path -> new SchemaVersion(path, SchemaFiles.schema(path)))
        .toList();
  }

  /** What a producer of that stream writes: the newest of each major version. */
  public static List<SchemaVersion> writtenTo(String stream) {
    return List.copyOf(
        all().stream()
            .filter(version -> version.path.startsWith(stream + "/"))
            .collect(
                Collectors.toMap(
                    SchemaVersion::wireType, version -> version, (_, newer) -> newer, TreeMap::new))
            .values());
  }

  /** Such as {@code order.order-placed.v1}. */
  public String wireType() {
    return SchemaFiles.wireType(path);
  }

  /** Such as {@code v1.1}. */
  public String number() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** CRC-64-AVRO of its parsing canonical form, as messages begin with. */
  public long fingerprint() {
    return fingerprint(json);
  }

  /**
   * @throws IllegalArgumentException if it is no schema
   */
  public static long fingerprint(String json) {
    return SchemaNormalization.parsingFingerprint64(parsed(json));
  }

  /** Whether both say the same but for words for people; false for what is no JSON. */
  public boolean meansTheSameAs(String other) {
    try {
      return meaning(json).equals(meaning(other));
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }

  private static JsonNode meaning(String json) throws JsonProcessingException {
    return withoutWords(JSON.readTree(json));
  }

  private static JsonNode withoutWords(JsonNode said) {
    if (said instanceof ObjectNode properties) {
      properties.remove(WORDS);
    }
    said.forEach(SchemaVersion::withoutWords);
    return said;
  }

  static Schema parsed(String json) {
    try {
      return new Schema.Parser().parse(json);
    } catch (SchemaParseException | IllegalStateException e) {
      throw new IllegalArgumentException("is no Avro schema: " + e.getMessage(), e);
    }
  }
}
