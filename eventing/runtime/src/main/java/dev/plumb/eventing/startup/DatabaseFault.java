package dev.plumb.eventing.startup;

import java.sql.SQLException;
import java.util.Optional;

/** Says what keeps the database away, and which setting to put right. */
final class DatabaseFault {

  private DatabaseFault() {}

  static String inWords(Throwable fault) {
    return sqlFault(fault).map(DatabaseFault::inWords).orElseGet(() -> firstLine(fault));
  }

  private static String inWords(SQLException fault) {
    String state = Optional.ofNullable(fault.getSQLState()).orElse("");
    String remedy =
        switch (state) {
          case "28P01", "28000" ->
              "it refuses the login: check quarkus.datasource.username and quarkus.datasource.password";
          case "3D000" ->
              "it has no such database: create it, or check quarkus.datasource.jdbc.url";
          case "42501" -> "the login may not create tables: grant it, or migrate as the owner";
          case "08001", "08004", "08006" ->
              "it can't be reached: check quarkus.datasource.jdbc.url and quarkus.datasource.reactive.url";
          default -> "SQLSTATE " + state;
        };
    return remedy + " (" + firstLine(fault) + ")";
  }

  private static Optional<SQLException> sqlFault(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("").strip();
  }
}
