package dev.plumb.eventing.inbox;

/** Why an event is dead, in words that fit a row. */
final class Reason {

  private static final int LENGTH_LIMIT = 1000;

  private Reason() {}

  static String of(Throwable fault) {
    return text(fault.getClass().getSimpleName() + ": " + fault.getMessage());
  }

  /** PostgreSQL's text can't hold the character zero. */
  static String text(String text) {
    String clean = text.replace("\0", "");
    return clean.length() <= LENGTH_LIMIT ? clean : clean.substring(0, LENGTH_LIMIT);
  }
}
