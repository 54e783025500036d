package dev.plumb.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;

/**
 * An event for people who have to look at it: whatever is personal is hidden. Free text counts as
 * personal unless its schema says {@code "personal": false}.
 */
final class Disclosure {

  static final String HIDDEN = "(hidden)";

  private Disclosure() {}

  static Map<String, Object> of(IndexedRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Field field : record.getSchema().getFields()) {
      shown.put(field.name(), isPersonal(field) ? HIDDEN : value(record.get(field.pos())));
    }
    return shown;
  }

  static boolean isPersonal(Field field) {
    Object said = field.getObjectProp("personal");
    return said == null ? isFreeText(field) : !Boolean.FALSE.equals(said);
  }

  /** Neither an id, nor in a standard's form, nor one of a list; also several such texts. */
  static boolean isFreeText(Field field) {
    Schema schema = field.schema();
    Schema text = schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : schema;
    return text.getType() == Schema.Type.STRING
        && text.getLogicalType() == null
        && field.getObjectProp("format") == null
        && field.getObjectProp("values") == null;
  }

  private static Object value(Object value) {
    return switch (value) {
      case IndexedRecord inner -> of(inner);
      case List<?> items -> items.stream().map(Disclosure::value).toList();
      case Number number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }
}
