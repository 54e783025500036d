package dev.plumb.contracts.gate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/** Each service can read each version of what it reads, and knows each value it may find there. */
final class ReaderRule implements Rule {

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.readers().stream()
        .flatMap(
            reader -> {
              List<Version> read = versions(files, reader.wholeMajor());
              return read.isEmpty()
                  ? Stream.of(gone(reader))
                  : read.stream().flatMap(version -> check(reader, version, read));
            });
  }

  private static List<Version> versions(ContractFiles files, String wholeMajor) {
    return files.versions().stream().filter(v -> v.wholeMajor().equals(wholeMajor)).toList();
  }

  private static Finding gone(Reader reader) {
    return Finding.ofWhole(
        reader.wholeMajor(),
        "%s reads it, and there is no such version: %s".formatted(reader.service(), reader.file()),
        "it stays until nobody has such a file");
  }

  private static Stream<Finding> check(Reader reader, Version version, List<Version> all) {
    return Stream.of(
            CompatibilityRule.between(reader.schema(), version.schema())
                .map(wrong -> unreadable(wrong, reader, version)),
            unknownFields(reader, version, all),
            unknownValues(reader, version))
        .flatMap(findings -> findings);
  }

  private static Finding unreadable(Incompatibility wrong, Reader reader, Version version) {
    boolean missing =
        wrong.getType() == SchemaIncompatibilityType.READER_FIELD_MISSING_DEFAULT_VALUE;
    String how = missing ? "and would not find it" : "as " + type(wrong);
    return new Finding(
        version.path(),
        Fields.at(reader.schema(), wrong.getLocation()),
        "%s reads it %s: %s".formatted(reader.service(), how, reader.file()),
        "who no longer needs it takes it out of that file");
  }

  private static String type(Incompatibility wrong) {
    return Meaning.type(wrong.getReaderFragment());
  }

  /** With a default, Avro would let a misspelt name pass. */
  private static Stream<Finding> unknownFields(Reader reader, Version version, List<Version> all) {
    List<String> known =
        all.stream().map(v -> Fields.of(v.schema()).keySet()).flatMap(Collection::stream).toList();
    return Fields.of(reader.schema()).entrySet().stream()
        .filter(field -> field.getValue().hasDefaultValue() && !known.contains(field.getKey()))
        .map(
            field ->
                new Finding(
                    version.path(),
                    field.getKey(),
                    "%s reads it, and no version has it: %s"
                        .formatted(reader.service(), reader.file()),
                    "a field begins in the event's own schema"));
  }

  private static Stream<Finding> unknownValues(Reader reader, Version version) {
    return Fields.of(reader.schema()).entrySet().stream()
        .filter(entry -> !Meaning.values(entry.getValue()).isEmpty())
        .flatMap(entry -> unknownValues(entry.getKey(), entry.getValue(), reader, version));
  }

  private static Stream<Finding> unknownValues(
      String path, Field read, Reader reader, Version version) {
    Field written = Fields.of(version.schema()).get(path);
    if (written == null) {
      return Stream.empty();
    }
    return Meaning.values(written).stream()
        .filter(value -> !Meaning.values(read).contains(value))
        .map(
            value ->
                new Finding(
                    version.path(),
                    path,
                    "may be %s, which %s doesn't know, and such an event would be dead there: %s"
                        .formatted(value, reader.service(), reader.file()),
                    "first let each of them know what it means, and add it to `values` in its file"));
  }
}
