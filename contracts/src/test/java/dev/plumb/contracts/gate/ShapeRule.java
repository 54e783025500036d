package dev.plumb.contracts.gate;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Only types that an older reader can go on with, whatever a newer version brings. */
final class ShapeRule implements Rule {

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return Stream.concat(
        files.versions().stream().flatMap(v -> check(v.path(), v.schema())),
        files.readers().stream().flatMap(r -> check(r.file(), r.schema())));
  }

  private static Stream<Finding> check(String where, Schema schema) {
    return Fields.of(schema).entrySet().stream()
        .flatMap(
            entry ->
                Stream.concat(
                    unusedType(where, entry.getKey(), entry.getValue()),
                    aliases(where, entry.getKey(), entry.getValue())));
  }

  private static Stream<Finding> unusedType(String where, String path, Field field) {
    return isUsed(field.schema())
        ? Stream.empty()
        : Stream.of(
            new Finding(
                where,
                path,
                "is of a type that contracts don't use: " + Meaning.type(field.schema()),
                "who is there already can't read a new symbol or branch: use a string, with"
                    + " `values` and one that says that there is none"));
  }

  private static Stream<Finding> aliases(String where, String path, Field field) {
    return field.aliases().stream()
        .map(
            alias ->
                new Finding(
                    where,
                    path,
                    "has the alias " + alias + ": who is there already doesn't know the new name",
                    "leave the old name, with the new one beside it; or begin the next major"
                        + " version"));
  }

  private static boolean isUsed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, STRING, INT, BOOLEAN -> true;
      case LONG ->
          schema.getLogicalType() == null || Meaning.type(schema).equals("timestamp-millis");
      case ARRAY -> isUsed(schema.getElementType());
      default -> false;
    };
  }
}
