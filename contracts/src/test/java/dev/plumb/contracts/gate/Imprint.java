package dev.plumb.contracts.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.SchemaNormalization;

/**
 * What is kept of a published version.
 *
 * @param head its path, its schema's and its example's CRC-64-AVRO fingerprints, and whether it is
 *     retired
 * @param fields by path, what each is
 */
record Imprint(String head, Map<String, String> fields) {

  private static final String RETIRED = " retired";

  static Imprint of(Version version) {
    Map<String, String> fields = new LinkedHashMap<>();
    Fields.of(version.schema()).forEach((path, field) -> fields.put(path, Meaning.line(field)));
    String head =
        "%s schema %016x example %s"
            .formatted(
                version.path(),
                SchemaNormalization.parsingFingerprint64(version.schema()),
                example(version));
    return new Imprint(head, fields);
  }

  private static String example(Version version) {
    try {
      return "%016x".formatted(SchemaNormalization.fingerprint64(version.golden().message()));
    } catch (IllegalArgumentException e) {
      return "unwritable"; // ExampleRule says why.
    }
  }

  static Imprint parse(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.strip().split(": ", 2);
      fields.put(parts[0], parts[1]);
    }
    return new Imprint(lines.getFirst(), fields);
  }

  boolean isRetired() {
    return head.endsWith(RETIRED);
  }

  String text() {
    return fields.entrySet().stream()
        .map(field -> "  %s: %s\n".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining("", head + "\n", ""));
  }
}
