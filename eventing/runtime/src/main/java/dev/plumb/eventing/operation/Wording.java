package dev.plumb.eventing.operation;

/** Words for people that fit a row. */
public final class Wording {

  private static final int LENGTH_LIMIT = 1000;

  private Wording() {}

  /** PostgreSQL's text can't hold the character zero. */
  public static String fit(String text) {
    String clean = String.valueOf(text).replace("\0", "");
    return clean.length() <= LENGTH_LIMIT ? clean : clean.substring(0, LENGTH_LIMIT);
  }
}
