package dev.plumb.contracts;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Tells an event of one major version as one of another; wire types such as {@code
 * order.order-placed.v2}.
 *
 * @param loses what the other version can't say, for people; empty if nothing
 * @param values the event's fields, as {@link Contracts#encode} takes them; depends on nothing else
 */
record Adapter(String from, String to, String loses, UnaryOperator<Map<String, Object>> values) {

  /** This one first. */
  Adapter then(Adapter next) {
    String both = loses.isEmpty() || next.loses.isEmpty() ? "" : "; ";
    return new Adapter(
        from, next.to, loses + both + next.loses, event -> next.values.apply(values.apply(event)));
  }
}
