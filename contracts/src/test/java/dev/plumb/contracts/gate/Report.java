package dev.plumb.contracts.gate;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All findings, those about one field together. */
record Report(List<Finding> findings) {

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** Empty if nothing is wrong. */
  String text() {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::subject, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + "\n" + lines(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(List<Finding> about) {
    return each(about, Finding::problem, "    ") + each(about, Finding::instead, "    -> ");
  }

  private static String each(List<Finding> about, Function<Finding, String> part, String prefix) {
    return about.stream()
        .map(part)
        .distinct()
        .map(line -> prefix + line + "\n")
        .collect(Collectors.joining());
  }
}
