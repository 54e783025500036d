package dev.plumb.systemtests.architecture.wrong.store;

/** only a Lookup asks Hibernate. */
final class AsksHibernate {

  long kept() {
    return KeptRow.find("id = 1");
  }
}
