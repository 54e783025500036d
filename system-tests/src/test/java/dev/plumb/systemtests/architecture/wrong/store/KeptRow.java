package dev.plumb.systemtests.architecture.wrong.store;

/** Breaks nothing; as an entity's finder. */
final class KeptRow {

  private KeptRow() {}

  static long find(String query) {
    return query.length();
  }
}
