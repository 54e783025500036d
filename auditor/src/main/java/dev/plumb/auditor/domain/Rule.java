package dev.plumb.auditor.domain;

import java.util.List;
import java.util.function.Function;

/**
 * One thing that must be true of every order.
 *
 * @param name short and stable: the metric's label
 * @param when in which cases it can be judged
 * @param objections what is wrong, a sentence each; empty if nothing
 */
public record Rule(String name, When when, Function<Case, List<String>> objections) {

  public enum When {
    ALWAYS,
    /** Once everything told has arrived. */
    DRAINED,
    /** When it has not moved for longer than an event may take. */
    OVERDUE
  }

  static Rule always(String name, Function<Case, List<String>> objections) {
    return new Rule(name, When.ALWAYS, objections);
  }

  static Rule drained(String name, Function<Case, List<String>> objections) {
    return new Rule(name, When.DRAINED, objections);
  }

  static Rule overdue(String name, Function<Case, List<String>> objections) {
    return new Rule(name, When.OVERDUE, objections);
  }

  /** One sentence, or none. */
  static List<String> unless(boolean fine, String sentence, Object... values) {
    return fine ? List.of() : List.of(sentence.formatted(values));
  }

  boolean canBeJudged(Case it, boolean overdue) {
    return switch (when) {
      case ALWAYS -> true;
      case DRAINED -> it.isDrained();
      case OVERDUE -> overdue;
    };
  }
}
