package dev.plumb.auditor.domain;

import static dev.plumb.auditor.domain.Rule.drained;
import static dev.plumb.auditor.domain.Rule.unless;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which states of the three services go together once everything told has arrived. */
final class StateRules {

  private static final Set<String> ANY = Set.of();
  private static final Set<String> UNPAID =
      Set.of("NEW", "AUTHORIZING", "DECLINED", "EXPIRED", "AUTHORIZED");
  private static final Set<String> GIVEN_UP =
      Set.of("FAILED", "CLOSED_WITHOUT_CHARGE", "VOIDED", "REFUNDED");
  private static final Set<String> PAID =
      Set.of("CAPTURED", "REFUNDING", "PARTIALLY_REFUNDED", "REFUND_FAILED", "REFUNDED");
  private static final Set<String> PROMISED =
      Set.of("AUTHORIZED", "CAPTURING", "UNKNOWN", "CAPTURED", "REFUNDING", "PARTIALLY_REFUNDED");

  private record Row(String order, Set<String> payments, Set<String> shipments) {}

  private static final Map<String, Row> TABLE =
      Stream.of(
              new Row("NONE", Set.of("NONE"), Set.of("NONE")),
              new Row("PLACED", UNPAID, Set.of("REQUESTED")),
              new Row("CONFIRMED", PROMISED, Set.of("REQUESTED", "PREPARED")),
              new Row("ON_HOLD", UNPAID, ANY),
              new Row("CANCELLING", ANY, ANY),
              new Row("REJECTED", GIVEN_UP, Set.of("NONE", "REQUESTED", "CANCELLED")),
              new Row("CANCELLED", GIVEN_UP, Set.of("NONE", "CANCELLED", "RETURNED")),
              new Row("SHIPPED", PAID, Set.of("DISPATCHED", "DELIVERY_FAILED")),
              new Row("DELIVERED", PAID, Set.of("DELIVERED")),
              new Row("RETURNING", PAID, Set.of("DELIVERED", "RETURNING", "RETURNED", "LOST")),
              new Row("LOST_PENDING_REFUND", PAID, Set.of("LOST")),
              new Row("REFUNDED", PAID, Set.of("DELIVERED", "RETURNING", "RETURNED", "LOST")),
              new Row("CLOSED", PAID, Set.of("DELIVERED", "RETURNING", "RETURNED", "LOST")))
          .collect(toUnmodifiableMap(Row::order, row -> row));

  static final List<Rule> ALL =
      List.of(
          drained("states-go-together", StateRules::together),
          drained("same-parcel", StateRules::parcel));

  private StateRules() {}

  private static List<String> together(Case it) {
    Row row = TABLE.get(it.order().status());
    return row == null
        ? List.of("there is no order state " + it.order().status())
        : unless(
            fits(row.payments(), it.payment()) && fits(row.shipments(), it.shipment()),
            "the order is %s, the payment %s, the shipment %s",
            it.order().status(),
            it.payment().status(),
            it.shipment().status());
  }

  private static boolean fits(Set<String> allowed, Digest digest) {
    return allowed.isEmpty() || allowed.contains(digest.status());
  }

  private static List<String> parcel(Case it) {
    String known = it.order().text("tracking");
    return unless(
        known.isEmpty() || known.equals(it.shipment().text("tracking")),
        "the order's tracking number is %s, the shipment's %s",
        known,
        it.shipment().text("tracking"));
  }
}
