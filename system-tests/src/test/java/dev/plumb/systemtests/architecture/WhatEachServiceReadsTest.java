package dev.plumb.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code contracts/consumers/<service>} says no more and no less than the service's stream classes;
 * of fields by their names, whichever event they are of.
 */
class WhatEachServiceReadsTest {

  private static final Pattern TABLE_ENTRY = Pattern.compile("\\.on(?:State)?\\(\\s*\"([^\"]+)\"");
  private static final Pattern GETTER =
      Pattern.compile(
          "\\.(?:uuids?|strings?|records?|number|integer|flag|instant|currency)\\(\\s*\"([^\"]+)\"");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"order", "billing", "shipping"})
  void eventsAreThoseOfItsTables(String service) {
    assertThat(declared(service).keySet()).isEqualTo(found(TABLE_ENTRY, service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "billing", "shipping"})
  void everyFieldIsNamedInItsCode(String service) {
    Set<String> texts = found(TEXT, service);
    declared(service)
        .forEach(
            (type, schema) ->
                assertThat(names(schema))
                    .as("fields and values of %s that %s-service reads", type, service)
                    .isSubsetOf(texts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "billing", "shipping"})
  void everyFieldThatItsCodeAsksForIsDeclared(String service) {
    Set<String> declared =
        declared(service).values().stream()
            .flatMap(schema -> names(schema).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found(GETTER, service)).isNotEmpty().isSubsetOf(declared);
  }

  /** By wire type. */
  private static Map<String, Schema> declared(String service) {
    Path folder = Modules.folder("contracts").resolve("consumers").resolve(service);
    return files(folder, ".avsc")
        .collect(
            Collectors.toMap(
                file -> folder.relativize(file).toString().replace(".avsc", "").replace('/', '.'),
                file -> new Schema.Parser().parse(read(file)),
                (one, _) -> one,
                TreeMap::new));
  }

  private static Set<String> found(Pattern pattern, String service) {
    String sources = "src/main/java/dev/plumb/%s/stream".formatted(service);
    return files(Modules.folder(service + "-service").resolve(sources), ".java")
        .flatMap(file -> pattern.matcher(read(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of its fields, and the values it knows of them. */
  private static Set<String> names(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFields().stream()
              .flatMap(WhatEachServiceReadsTest::names)
              .collect(Collectors.toCollection(TreeSet::new));
      case ARRAY -> names(schema.getElementType());
      default -> Set.of();
    };
  }

  private static Stream<String> names(Schema.Field field) {
    Stream<?> values =
        field.getObjectProp("values") instanceof List<?> known ? known.stream() : Stream.empty();
    return Stream.of(Stream.of(field.name()), values, names(field.schema()).stream())
        .flatMap(names -> names)
        .map(Object::toString);
  }

  private static Stream<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
