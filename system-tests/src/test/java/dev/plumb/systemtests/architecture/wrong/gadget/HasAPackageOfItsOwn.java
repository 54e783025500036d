package dev.plumb.systemtests.architecture.wrong.gadget;

/** has the usual packages only. */
record HasAPackageOfItsOwn(String name) {}
