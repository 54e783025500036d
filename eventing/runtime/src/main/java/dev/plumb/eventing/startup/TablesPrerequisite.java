package dev.plumb.eventing.startup;

import jakarta.inject.Singleton;
import java.util.Optional;

/** The database with its tables. */
@Singleton
class TablesPrerequisite implements Prerequisite {

  private final Schema schema;

  TablesPrerequisite(Schema schema) {
    this.schema = schema;
  }

  @Override
  public String name() {
    return "the database";
  }

  @Override
  public Optional<String> missing() {
    return schema.fault();
  }
}
