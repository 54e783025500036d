package dev.plumb.systemtests.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the business's words in source text: in identifiers, strings and SQL, not in comments,
 * which may give examples.
 */
final class BusinessWords {

  private static final Set<String> WORDS =
      Set.of(
          "orders",
          "billing",
          "shipping",
          "fulfilment",
          "fulfillment",
          "checkout",
          "sku",
          "money",
          "payment",
          "shipment",
          "refund",
          "customer",
          "carrier",
          "invoice",
          "merchant",
          "parcel",
          "currency",
          "price",
          "stripe",
          "cart",
          "tracking");

  /**
   * "order" alone is a sequence, and so it is in these; joined with anything else it is what a
   * customer places.
   */
  private static final Set<String> SEQUENCES =
      Set.of("byteorder", "reverseorder", "naturalorder", "inorder", "outoforder", "orderby");

  /** A stream's name and a class. */
  private static final Set<String> WHOLE = Set.of("\"order\"", "Order");

  private static final Pattern JAVA =
      Pattern.compile(
          """
          (?<skip>//[^\\n]*|/\\*[\\s\\S]*?\\*/|'(?:\\\\.|[^'\\\\])+')\
          |(?<text>\"""[\\s\\S]*?\"""|"(?:\\\\.|[^"\\\\\\n])*")\
          |(?<name>[A-Za-z_]\\w*)""");

  private static final Pattern SQL =
      Pattern.compile("(?<skip>--[^\\n]*|/\\*[\\s\\S]*?\\*/)|(?<text>[^-/]+|.)");

  private static final Pattern COMPOUND = Pattern.compile("[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*");
  private static final Pattern SEAM = Pattern.compile("[._-]|(?<=[a-z0-9])(?=[A-Z])");

  private BusinessWords() {}

  static List<String> inJava(String source) {
    return JAVA.matcher(source).results().flatMap(BusinessWords::inToken).distinct().toList();
  }

  static List<String> inSql(String source) {
    return SQL.matcher(source).results().flatMap(BusinessWords::inToken).distinct().toList();
  }

  /** Settings, service files and file names. */
  static List<String> inText(String text) {
    return inCompounds(text).distinct().toList();
  }

  private static Stream<String> inToken(MatchResult token) {
    if (token.group("skip") != null) {
      return Stream.empty();
    }
    return WHOLE.contains(token.group()) ? Stream.of(token.group()) : inCompounds(token.group());
  }

  private static Stream<String> inCompounds(String text) {
    return COMPOUND.matcher(text).results().map(MatchResult::group).filter(BusinessWords::isOne);
  }

  private static boolean isOne(String compound) {
    List<String> words =
        Arrays.stream(SEAM.split(compound)).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return words.stream().anyMatch(BusinessWords::isBusiness)
        || words.contains("order")
            && words.size() > 1
            && !SEQUENCES.contains(String.join("", words));
  }

  private static boolean isBusiness(String word) {
    return WORDS.contains(word)
        || word.endsWith("s") && WORDS.contains(word.substring(0, word.length() - 1));
  }
}
