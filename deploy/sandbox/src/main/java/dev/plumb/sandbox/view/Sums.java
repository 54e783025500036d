package dev.plumb.sandbox.view;

import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.PaymentIntent.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Adds the ledger up. */
final class Sums {
  private Sums() {}

  static LedgerView.Totals totals(List<PaymentIntent> intents, List<Parcel> parcels) {
    Map<String, Integer> charges = new HashMap<>();
    intents.stream()
        .filter(intent -> intent.orderId() != null)
        .filter(Sums::charged)
        .forEach(intent -> charges.merge(intent.orderId(), 1, Integer::sum));
    Map<String, Integer> sent = new HashMap<>();
    parcels.stream()
        .filter(parcel -> parcel.status() != Parcel.Status.CANCELED)
        .forEach(parcel -> sent.merge(parcel.reference(), 1, Integer::sum));
    return new LedgerView.Totals(
        intents.size(),
        count(intents, intent -> intent.authorized() > 0),
        count(intents, intent -> intent.received() > 0),
        count(intents, intent -> intent.refunded() > 0),
        count(intents, intent -> intent.status() == Status.CANCELED),
        count(intents, intent -> intent.declines() > 0),
        charges.size(),
        most(charges),
        parcels.size(),
        count(parcels, parcel -> parcel.status() == Parcel.Status.DELIVERED),
        most(sent));
  }

  private static boolean charged(PaymentIntent intent) {
    return intent.received() > 0 || intent.capturable() > 0;
  }

  static List<LedgerView.Amounts> amounts(List<PaymentIntent> intents) {
    return intents.stream()
        .collect(Collectors.groupingBy(PaymentIntent::currency, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(of -> amounts(of.getKey(), of.getValue()))
        .toList();
  }

  private static LedgerView.Amounts amounts(String currency, List<PaymentIntent> intents) {
    return new LedgerView.Amounts(
        currency,
        intents.stream().mapToLong(PaymentIntent::authorized).sum(),
        intents.stream().mapToLong(PaymentIntent::capturable).sum(),
        intents.stream().mapToLong(PaymentIntent::received).sum(),
        intents.stream().mapToLong(PaymentIntent::refunded).sum());
  }

  private static <E> long count(List<E> entries, Predicate<E> test) {
    return entries.stream().filter(test).count();
  }

  private static long most(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
