package dev.plumb.contracts;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** What a schema must say besides its types. */
final class Meaning {

  private static final Set<String> OF_MONEY =
      Set.of("unit", "currencyField", "sign", "tax", "semantics");

  private Meaning() {}

  /** What is missing, as sentences. */
  static List<String> gaps(Schema schema) {
    return records(schema).flatMap(Meaning::gapsOfRecord).toList();
  }

  private static Stream<String> gapsOfRecord(Schema record) {
    Stream<String> fields = record.getFields().stream().flatMap(Meaning::gapsOfField);
    return record.getDoc() == null
        ? Stream.concat(Stream.of(record.getName() + " has no doc"), fields)
        : fields;
  }

  private static Stream<String> gapsOfField(Field field) {
    return Stream.concat(Stream.of("doc"), required(field))
        .filter(property -> "doc".equals(property) ? field.doc() == null : no(field, property))
        .map(property -> field.name() + " has no " + property);
  }

  /** Every long that is no time is money; every int counts something. */
  private static Stream<String> required(Field field) {
    LogicalType logical = field.schema().getLogicalType();
    return switch (field.schema().getType()) {
      case LONG -> logical == null ? OF_MONEY.stream() : Stream.of("zone");
      case INT -> Stream.of("unit", "sign");
      case STRING -> Disclosure.isFreeText(field) ? Stream.of("personal") : Stream.empty();
      default -> Stream.empty();
    };
  }

  private static boolean no(Field field, String property) {
    return field.getObjectProp(property) == null;
  }

  private static Stream<Schema> records(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          Stream.concat(
              Stream.of(schema), schema.getFields().stream().flatMap(f -> records(f.schema())));
      case ARRAY -> records(schema.getElementType());
      default -> Stream.empty();
    };
  }
}
