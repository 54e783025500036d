package dev.plumb.eventing.ops;

/** What is said of parameters that several routes have. */
final class Described {

  static final String OPERATOR = "Who acts, as he calls himself; recorded.";
  static final String ID = "As listed.";
  static final String STREAM = "Only of this stream.";
  static final String KEY = "Only of this key, a UUID.";
  static final String AFTER = "The `next` of the page before.";
  static final String LIMIT = "How many at most: 1 to 500, else 50.";
  static final String DRY_RUN = "`true` says what would be, and changes nothing.";

  private Described() {}
}
