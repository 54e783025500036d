package dev.plumb.contracts.gate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Every amount, quantity, time and text says what it is, in words that are known. */
final class MeaningGapsRule implements Rule {

  /** Any, where there is no list. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "unit", Set.of("minor", "pieces", "ordinal"),
          "sign", Set.of("positive", "non-negative"),
          "tax", Set.of("included", "excluded", "none"),
          "zone", Set.of("UTC"),
          "semantics", Set.of("cumulative", "total", "per piece", "single refund"),
          "personal", Set.of("true", "false"));

  private static final List<String> OF_MONEY =
      List.of("unit", "currencyField", "sign", "tax", "semantics");

  private static final List<String> PERSONAL = List.of("personal");

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.versions().stream().flatMap(MeaningGapsRule::check);
  }

  private static Stream<Finding> check(Version version) {
    Map<String, Field> fields = Fields.of(version.schema());
    return fields.entrySet().stream()
        .flatMap(
            entry -> {
              String path = entry.getKey();
              return Stream.concat(
                      gaps(entry.getValue(), recordAround(path, fields)),
                      currency(path, entry.getValue(), fields))
                  .map(
                      gap ->
                          new Finding(
                              version.path(),
                              path,
                              gap,
                              "say so, in the words of contracts/README.md"));
            });
  }

  /**
   * @param around may be null; what it says of a record, such as one of money, holds in there
   */
  private static Stream<String> gaps(Field field, Field around) {
    Stream<String> undocumented = field.doc() == null ? Stream.of("has no doc") : Stream.empty();
    Stream<String> missing =
        required(field).stream()
            .filter(property -> field.getObjectProp(property) == null)
            .filter(property -> around == null || around.getObjectProp(property) == null)
            .map("has no "::concat);
    Stream<String> unknown =
        KNOWN.entrySet().stream()
            .filter(known -> field.getObjectProp(known.getKey()) != null)
            .filter(known -> !known.getValue().contains(said(field, known.getKey())))
            .map(known -> "has the unknown " + known.getKey() + " " + said(field, known.getKey()));
    return Stream.of(undocumented, missing, unknown).flatMap(gaps -> gaps);
  }

  private static Field recordAround(String path, Map<String, Field> fields) {
    return fields.get(path.substring(0, Math.max(0, path.lastIndexOf('.'))));
  }

  /** Every long that is no time is money; every int counts something. */
  private static List<String> required(Field field) {
    LogicalType logical = field.schema().getLogicalType();
    return switch (field.schema().getType()) {
      case LONG -> logical == null ? OF_MONEY : List.of("zone");
      case INT -> List.of("unit", "sign");
      case STRING -> isFreeText(field.schema(), field) ? PERSONAL : List.of();
      case ARRAY -> isFreeText(field.schema().getElementType(), field) ? PERSONAL : List.of();
      default -> List.of();
    };
  }

  private static boolean isFreeText(Schema text, Field field) {
    return text.getType() == Schema.Type.STRING
        && text.getLogicalType() == null
        && Stream.of("format", "values").map(field::getObjectProp).allMatch(Objects::isNull);
  }

  /** The field with the currency is in the amount's record or in one around it. */
  private static Stream<String> currency(String path, Field field, Map<String, Field> fields) {
    String currency = said(field, "currencyField");
    Predicate<String> isCurrency =
        at -> fields.get(at) instanceof Field found && "ISO 4217".equals(said(found, "format"));
    return currency.equals("null")
            || around(path).map(record -> record + currency).anyMatch(isCurrency)
        ? Stream.empty()
        : Stream.of("has no field %s with an ISO 4217 currency beside it".formatted(currency));
  }

  /** From the inside out: {@code lines[].}, then the event itself. */
  private static Stream<String> around(String path) {
    return Stream.iterate(
        path.substring(0, path.lastIndexOf('.') + 1),
        record -> record != null,
        record ->
            record.isEmpty()
                ? null
                : record.substring(0, record.lastIndexOf('.', record.length() - 2) + 1));
  }

  private static String said(Field field, String property) {
    return String.valueOf(field.getObjectProp(property));
  }
}
