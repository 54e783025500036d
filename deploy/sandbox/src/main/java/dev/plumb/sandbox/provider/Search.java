package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.Books;
import dev.plumb.sandbox.ledger.PaymentIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Stripe's query language that finds a payment again: {@code metadata['k']:'v'}, {@code
 * status:'s'} and {@code currency:'c'}, joined by {@code AND}.
 *
 * @see <a href="https://docs.stripe.com/search#search-query-language">Stripe: search</a>
 */
record Search(Optional<String> orderId, List<Predicate<PaymentIntent>> clauses) {
  private static final Pattern CLAUSE =
      Pattern.compile("\\s*(metadata|status|currency)(?:\\[(['\"])(.*?)\\2])?:(['\"])(.*?)\\4\\s*");

  static Search parse(String query) {
    if (query == null || query.isBlank()) {
      throw new InvalidRequest("parameter_missing", "query", "Missing required param: query.");
    }
    Optional<String> orderId = Optional.empty();
    List<Predicate<PaymentIntent>> clauses = new ArrayList<>();
    for (String part : query.split("(?i)\\sAND\\s")) {
      Matcher clause = CLAUSE.matcher(part);
      if (!clause.matches() || clause.group(1).equals("metadata") != (clause.group(3) != null)) {
        throw new InvalidRequest(null, "query", "We were unable to parse your search query.");
      }
      if ("order_id".equals(clause.group(3))) {
        orderId = Optional.of(clause.group(5));
      }
      clauses.add(clause(clause.group(1), clause.group(3), clause.group(5)));
    }
    return new Search(orderId, clauses);
  }

  private static Predicate<PaymentIntent> clause(String field, String key, String value) {
    return switch (field) {
      case "metadata" -> intent -> value.equals(intent.metadata().get(key));
      case "status" -> intent -> value.equals(intent.status().toString());
      default -> intent -> value.equalsIgnoreCase(intent.currency());
    };
  }

  List<PaymentIntent> in(Books books) {
    // Nearly every question is for one order, and that one has an index.
    return orderId.map(books::intentsOfOrder).orElseGet(books::intents).stream()
        .filter(this::matches)
        .toList();
  }

  private boolean matches(PaymentIntent intent) {
    return clauses.stream().allMatch(clause -> clause.test(intent));
  }
}
