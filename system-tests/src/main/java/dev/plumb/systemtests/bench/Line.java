package dev.plumb.systemtests.bench;

/** One line of the table: what is measured, and its limit in the same minutes. */
interface Line {

  /** For {@code --only}. */
  String name();

  Row measure(Rig rig);
}
