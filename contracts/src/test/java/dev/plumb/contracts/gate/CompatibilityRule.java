package dev.plumb.contracts.gate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Within a major version, Avro can read everything with everything. */
final class CompatibilityRule implements Rule {

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.majors().stream().flatMap(CompatibilityRule::amongThemselves);
  }

  private static Stream<Finding> amongThemselves(List<Version> versions) {
    return IntStream.range(0, versions.size())
        .boxed()
        .flatMap(
            i -> versions.stream().skip(i + 1).flatMap(later -> between(versions.get(i), later)));
  }

  private static Stream<Finding> between(Version earlier, Version later) {
    Stream<Finding> asLater =
        between(later.schema(), earlier.schema()).map(wrong -> readAsLater(wrong, earlier, later));
    Stream<Finding> asEarlier =
        between(earlier.schema(), later.schema())
            .map(wrong -> readAsEarlier(wrong, earlier, later));
    return Stream.concat(asLater, asEarlier);
  }

  /** What keeps one from reading what the other wrote; paths are the reader's. */
  static Stream<Incompatibility> between(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream();
  }

  static boolean isReadable(Schema reader, Schema writer) {
    return between(reader, writer).findAny().isEmpty();
  }

  private static Finding readAsLater(Incompatibility wrong, Version earlier, Version later) {
    String field = Fields.at(later.schema(), wrong.getLocation());
    return switch (wrong.getType()) {
      case READER_FIELD_MISSING_DEFAULT_VALUE ->
          new Finding(
              later.path(),
              field,
              "isn't in %s and has no default: who reads %s can't read what %s wrote"
                  .formatted(earlier.number(), later.number(), earlier.number()),
              "give it a default that holds for events that don't say");
      default ->
          other(field, wrong, wrong.getWriterFragment(), wrong.getReaderFragment(), earlier, later);
    };
  }

  private static Finding readAsEarlier(Incompatibility wrong, Version earlier, Version later) {
    String field = Fields.at(earlier.schema(), wrong.getLocation());
    return switch (wrong.getType()) {
      case READER_FIELD_MISSING_DEFAULT_VALUE ->
          new Finding(
              later.path(),
              field,
              "is in %s and not here: who reads %s can't read it"
                  .formatted(earlier.number(), earlier.number()),
              "keep it as long as there is a v%d; without it, or with another name, begin v%d"
                  .formatted(later.major(), later.major() + 1));
      default ->
          other(field, wrong, wrong.getReaderFragment(), wrong.getWriterFragment(), earlier, later);
    };
  }

  private static Finding other(
      String field, Incompatibility wrong, Schema was, Schema is, Version earlier, Version later) {
    return new Finding(
        later.path(),
        field,
        "is %s, and %s in %s".formatted(Meaning.type(is), Meaning.type(was), earlier.number()),
        "leave it, and add another field with a default beside it; or begin v%d"
            .formatted(later.major() + 1));
  }
}
