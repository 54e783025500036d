package dev.plumb.systemtests;

import dev.plumb.local.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A copy of a service's database on the same server, made while nobody uses it. */
record Backup(Database database) {

  static Backup of(Database database) {
    Backup backup = new Backup(database);
    backup.copy(database.name(), backup.name());
    return backup;
  }

  /** What was written since is gone. */
  void putBack() {
    copy(name(), database.name());
  }

  private String name() {
    return "backup_of_" + database.name();
  }

  private void copy(String from, String to) {
    try (Connection connection = new Database(database.server(), "postgres").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists \"%s\" with (force)".formatted(to));
      statement.execute("create database \"%s\" template \"%s\"".formatted(to, from));
    } catch (SQLException e) {
      throw new IllegalStateException("Can't copy " + from + " to " + to, e);
    }
  }
}
