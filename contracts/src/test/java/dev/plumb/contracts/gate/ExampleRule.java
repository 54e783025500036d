package dev.plumb.contracts.gate;

import dev.plumb.contracts.UnreadableEvent;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Every version's example can be written, and says the same to everybody who reads it. */
final class ExampleRule implements Rule {

  private static final String SAME = "read it with the type and logicalType of the event's schema";

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.versions().stream().flatMap(version -> check(version, files));
  }

  private static Stream<Finding> check(Version version, ContractFiles files) {
    try {
      version.golden().message();
    } catch (IllegalArgumentException e) {
      return Stream.of(
          Finding.ofWhole(
              version.path(),
              "its example can't be written: " + e.getMessage(),
              "the example has every field of its schema, and no other"));
    }
    Stream<Finding> byVersions =
        files.versions().stream()
            .filter(other -> other.wholeMajor().equals(version.wholeMajor()))
            .flatMap(other -> readAs(other.schema(), "readers of " + other.number(), version));
    Stream<Finding> byServices =
        files.readers().stream()
            .filter(reader -> reader.wholeMajor().equals(version.wholeMajor()))
            .flatMap(reader -> readAs(reader.schema(), reader.service(), version));
    return Stream.concat(byVersions, byServices);
  }

  /** What Avro can't read, {@link CompatibilityRule} has said. */
  private static Stream<Finding> readAs(Schema reader, String who, Version version) {
    if (!CompatibilityRule.isReadable(reader, version.schema())) {
      return Stream.empty();
    }
    try {
      Map<String, Object> told = Values.of(version.golden().readAs(version.schema()));
      Map<String, Object> heard = Values.of(version.golden().readAs(reader));
      return heard.keySet().stream()
          .filter(told::containsKey)
          .filter(field -> !told.get(field).equals(heard.get(field)))
          .map(field -> misread(version, field, told.get(field), heard.get(field), who));
    } catch (UnreadableEvent e) {
      return Stream.of(
          Finding.ofWhole(
              version.path(), who + " can't read its example: " + e.getMessage(), SAME));
    }
  }

  private static Finding misread(
      Version version, String field, Object told, Object heard, String who) {
    return new Finding(
        version.path(),
        field,
        "its example says %s, and %s would take it for %s".formatted(told, who, heard),
        SAME);
  }
}
