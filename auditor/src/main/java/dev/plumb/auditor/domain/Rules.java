package dev.plumb.auditor.domain;

import java.util.List;
import java.util.stream.Stream;

/** All of them that are about an order. */
public final class Rules {

  public static final List<Rule> ALL =
      Stream.of(DeliveryRules.ALL, MoneyRules.ALL, StateRules.ALL).flatMap(List::stream).toList();

  private Rules() {}

  /** Those about orders, and the one about services. */
  public static List<String> names() {
    return Stream.concat(ALL.stream().map(Rule::name), Stream.of(CounterRule.NAME)).toList();
  }

  /** One rule that doesn't hold. */
  public record Objection(String rule, String sentence) {}

  /**
   * @param overdue it has not moved for longer than an event may take
   */
  public static List<Objection> broken(Case it, boolean overdue) {
    return ALL.stream()
        .filter(rule -> rule.canBeJudged(it, overdue))
        .flatMap(
            rule ->
                rule.objections().apply(it).stream()
                    .map(sentence -> new Objection(rule.name(), sentence)))
        .toList();
  }
}
