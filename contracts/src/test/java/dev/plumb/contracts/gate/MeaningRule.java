package dev.plumb.contracts.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema.Field;

/** Within a major version, a field goes on meaning what it meant. */
final class MeaningRule implements Rule {

  /** More of them come to be known reader by reader: {@link ReaderRule}. */
  private static final String VALUES = "values";

  /** {@link CompatibilityRule} speaks of types that Avro tells apart. */
  private static final String TYPE = "type";

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.majors().stream().flatMap(MeaningRule::amongThemselves);
  }

  private static Stream<Finding> amongThemselves(List<Version> versions) {
    Map<String, Version> first = new TreeMap<>();
    versions.forEach(v -> Fields.of(v.schema()).keySet().forEach(f -> first.putIfAbsent(f, v)));
    return versions.stream()
        .flatMap(
            version ->
                Fields.of(version.schema()).entrySet().stream()
                    .flatMap(
                        entry ->
                            changes(
                                entry.getKey(),
                                entry.getValue(),
                                first.get(entry.getKey()),
                                version)));
  }

  private static Stream<Finding> changes(String path, Field is, Version first, Version version) {
    Map<String, String> now = Meaning.of(is);
    Map<String, String> then = Meaning.of(Fields.of(first.schema()).get(path));
    Set<String> properties = new TreeSet<>(now.keySet());
    properties.addAll(then.keySet());
    properties.remove(VALUES);
    if (!CompatibilityRule.isReadable(first.schema(), version.schema())) {
      properties.remove(TYPE);
    }
    return properties.stream()
        .filter(property -> !now.getOrDefault(property, "").equals(then.getOrDefault(property, "")))
        .map(property -> changed(path, property, now, then, first, version));
  }

  private static Finding changed(
      String path,
      String property,
      Map<String, String> now,
      Map<String, String> then,
      Version first,
      Version version) {
    return new Finding(
        version.path(),
        path,
        "its %s is %s, and %s in %s"
            .formatted(
                property,
                now.getOrDefault(property, "not said"),
                then.getOrDefault(property, "not said"),
                first.number()),
        "Avro reads the same value, and whoever isn't told takes it for something else: add another"
            + " field beside it, or begin v%d".formatted(version.major() + 1));
  }
}
