package dev.plumb.eventing.ops;

/** Who acts, as he calls himself; for the log of operations. */
final class Operator {

  static final String HEADER = "X-Operator";

  private Operator() {}

  static String of(String header) {
    return Values.name("The header " + HEADER + ", which says who acts,", header);
  }
}
