package dev.plumb.auditor.domain;

import static dev.plumb.auditor.domain.Cases.delivered;
import static dev.plumb.auditor.domain.Cases.fact;
import static dev.plumb.auditor.domain.Cases.logged;
import static dev.plumb.auditor.domain.Cases.version;
import static dev.plumb.auditor.domain.Cases.waiting;
import static dev.plumb.auditor.domain.Cases.watermark;
import static dev.plumb.auditor.domain.Cases.withOrder;
import static dev.plumb.auditor.domain.Cases.withPayment;
import static dev.plumb.auditor.domain.Cases.withProvider;
import static dev.plumb.auditor.domain.Cases.withShipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumb.auditor.domain.Rules.Objection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhenOneFactIsFalsifiedTest {

  static Stream<Arguments> falsified() {
    Case it = delivered();
    return Stream.of(
        arguments(withOrder(it, fact("status", "CANCELLED")), "states-go-together"),
        arguments(withOrder(it, fact("status", "CANCELLED")), "nothing-kept-for-nothing"),
        arguments(withOrder(it, fact("status", "SHIPPED")), "states-go-together"),
        arguments(withOrder(it, fact("status", "NONSENSE")), "states-go-together"),
        arguments(withOrder(it, fact("total", "2501")), "all-know-what-is-due"),
        arguments(withOrder(it, fact("currency", "USD")), "all-know-what-is-due"),
        arguments(withOrder(it, fact("captured", "0")), "order-and-billing-hold-the-same"),
        arguments(withOrder(it, fact("tracking", "T-2")), "same-parcel"),
        arguments(withOrder(it, version(5)), "version-is-logged"),
        arguments(withOrder(it, logged(1, 4, 3)), "log-has-no-holes"),
        arguments(withOrder(it, watermark("payment", 3)), "nothing-heard-that-was-not-told"),
        arguments(withPayment(it, fact("status", "VOIDED")), "states-go-together"),
        arguments(withPayment(it, fact("status", "CAPTURING")), "call-is-open"),
        arguments(withPayment(it, fact("captured", "2499")), "provider-agrees"),
        arguments(withPayment(it, fact("captured", "2499")), "dispatched-when-paid"),
        arguments(
            withPayment(it, fact("refunded", "2600")),
            "refunded-within-captured-within-authorized"),
        arguments(withShipment(it, fact("status", "LOST")), "states-go-together"),
        arguments(withShipment(it, fact("due", "3000")), "dispatched-when-paid"),
        arguments(withProvider(it, new Account(2, 0, 5000, 0)), "charged-once"),
        arguments(withProvider(it, new Account(1, 0, 2500, 1)), "provider-agrees"),
        arguments(withProvider(it, new Account(1, 2500, 2500, 0)), "provider-agrees"));
  }

  @ParameterizedTest
  @MethodSource("falsified")
  void theRuleThatItBreaksIsNamed(Case it, String rule) {
    assertThat(broken(it, false)).contains(rule);
  }

  @Test
  void nothingIsObjectedToWhereAllAgree() {
    assertThat(broken(delivered(), true)).isEmpty();
  }

  @Test
  void everyRuleIsBrokenBySomeFact() {
    Set<String> named =
        falsified().map(arguments -> (String) arguments.get()[1]).collect(Collectors.toSet());
    named.add("told-is-heard");
    assertThat(named).isEqualTo(Rules.ALL.stream().map(Rule::name).collect(Collectors.toSet()));
  }

  @Test
  void whatIsOnItsWayIsNoBreachBeforeItIsOverdue() {
    Case onItsWay = withPayment(delivered(), watermark("order", 3));
    assertThat(broken(onItsWay, false)).isEmpty();
    assertThat(broken(onItsWay, true)).containsExactly("told-is-heard");
  }

  @Test
  void whatIsParkedOrDeadHasItsReasonWhereItWaits() {
    Case behind = withPayment(delivered(), watermark("order", 3));
    assertThat(broken(withPayment(behind, waiting(1, 0, 0)), true)).isEmpty();
    assertThat(broken(withPayment(behind, waiting(0, 1, 0)), true)).isEmpty();
  }

  @Test
  void anOrderNobodyKnowsIsNoBreach() {
    Case unknown =
        new Case(delivered().id(), Digest.NOTHING, Digest.NOTHING, Digest.NOTHING, Account.NONE);
    assertThat(broken(unknown, true)).isEmpty();
  }

  @Test
  void aChargeForAnOrderNobodyKnowsIsABreach() {
    Case charged =
        new Case(
            delivered().id(),
            Digest.NOTHING,
            Digest.NOTHING,
            Digest.NOTHING,
            new Account(1, 0, 2500, 0));
    assertThat(broken(charged, false)).containsExactly("provider-agrees");
  }

  private static Set<String> broken(Case it, boolean overdue) {
    return Rules.broken(it, overdue).stream().map(Objection::rule).collect(Collectors.toSet());
  }
}
