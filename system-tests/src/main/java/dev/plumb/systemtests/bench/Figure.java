package dev.plumb.systemtests.bench;

/** Something that is measured by itself, without a limit of the machine to hold it against. */
interface Figure {

  String name();

  /** A sentence or two, with units. */
  String measure(Rig rig);
}
