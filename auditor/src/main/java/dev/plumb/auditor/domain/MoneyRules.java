package dev.plumb.auditor.domain;

import static dev.plumb.auditor.domain.Rule.always;
import static dev.plumb.auditor.domain.Rule.drained;
import static dev.plumb.auditor.domain.Rule.unless;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Order, billing and the provider hold the same money, and none that nobody owes. */
final class MoneyRules {

  private static final Set<String> DISPATCHED =
      Set.of("DISPATCHED", "DELIVERED", "DELIVERY_FAILED", "RETURNING", "RETURNED", "LOST");
  private static final Set<String> UNDER_WAY =
      Set.of("AUTHORIZING", "CAPTURING", "UNKNOWN", "REFUNDING");
  private static final Set<String> FINAL =
      Set.of("REJECTED", "CANCELLED", "DELIVERED", "CLOSED", "REFUNDED");

  static final List<Rule> ALL =
      List.of(
          always("refunded-within-captured-within-authorized", MoneyRules::bounds),
          always("charged-once", MoneyRules::charges),
          always("dispatched-when-paid", MoneyRules::dispatched),
          always("call-is-open", MoneyRules::calls),
          drained("provider-agrees", MoneyRules::provider),
          drained("order-and-billing-hold-the-same", MoneyRules::sameMoney),
          drained("all-know-what-is-due", MoneyRules::due),
          drained("nothing-kept-for-nothing", MoneyRules::kept));

  private MoneyRules() {}

  private static List<String> bounds(Case it) {
    Digest payment = it.payment();
    long authorized = payment.amount("authorized");
    long captured = payment.amount("captured");
    long refunded = payment.amount("refunded");
    return unless(
        0 <= refunded && refunded <= captured && captured <= authorized,
        "billing has authorized %d, captured %d, refunded %d",
        authorized,
        captured,
        refunded);
  }

  private static List<String> charges(Case it) {
    return unless(
        it.provider().charges() <= 1, "the provider took money %d times", it.provider().charges());
  }

  private static List<String> dispatched(Case it) {
    Digest shipment = it.shipment();
    return unless(
        !DISPATCHED.contains(shipment.status())
            || it.payment().amount("captured") >= shipment.amount("due"),
        "shipping is %s, but billing has captured %d of %d",
        shipment.status(),
        it.payment().amount("captured"),
        shipment.amount("due"));
  }

  /** State and intent are written in one transaction. */
  private static List<String> calls(Case it) {
    Digest payment = it.payment();
    return unless(
        !UNDER_WAY.contains(payment.status()) || payment.openEffects() > 0,
        "billing is %s, but no call to the provider is open",
        payment.status());
  }

  private static List<String> provider(Case it) {
    Digest payment = it.payment();
    Account provider = it.provider();
    return Stream.of(
            unless(
                provider.captured() == payment.amount("captured")
                    && provider.refunded() == payment.amount("refunded"),
                "the provider took %d and gave back %d, billing says %d and %d",
                provider.captured(),
                provider.refunded(),
                payment.amount("captured"),
                payment.amount("refunded")),
            unless(
                provider.held() == 0 || !FINAL.contains(it.order().status()),
                "the provider still holds %d",
                provider.held()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> sameMoney(Case it) {
    return Stream.of("authorized", "captured", "refunded")
        .flatMap(
            total ->
                unless(
                    it.order().amount(total) == it.payment().amount(total),
                    "%s is %d for order, %d for billing",
                    total,
                    it.order().amount(total),
                    it.payment().amount(total))
                    .stream())
        .toList();
  }

  /** Who never heard of the order, or only of its end, knows nothing of its amount. */
  private static List<String> due(Case it) {
    long total = it.order().amount("total");
    return Stream.of(it.payment(), it.shipment())
        .filter(digest -> digest.exists() && digest.amount("due") != 0)
        .flatMap(
            digest ->
                unless(
                    digest.amount("due") == total
                        && digest.text("currency").equals(it.order().text("currency")),
                    "the order costs %d %s, but %d %s is due",
                    total,
                    it.order().text("currency"),
                    digest.amount("due"),
                    digest.text("currency"))
                    .stream())
        .toList();
  }

  private static List<String> kept(Case it) {
    Digest payment = it.payment();
    boolean nothingDue = Set.of("REJECTED", "CANCELLED", "REFUNDED").contains(it.order().status());
    return unless(
        !nothingDue || payment.amount("captured") == payment.amount("refunded"),
        "the order is %s, but billing keeps %d",
        it.order().status(),
        payment.amount("captured") - payment.amount("refunded"));
  }
}
