package dev.plumb.eventing.startup;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

/** Says what keeps the database away, and which setting to put right. */
final class DatabaseFault {

  private DatabaseFault() {}

  static String inWords(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Optional<String> state = sqlState(cause);
      if (state.isPresent()) {
        return remedy(state.get()) + " (" + firstLine(cause) + ")";
      }
    }
    return firstLine(fault);
  }

  /** Of the migration's driver, or of the other one. */
  private static Optional<String> sqlState(Throwable cause) {
    return switch (cause) {
      case SQLException sql -> Optional.ofNullable(sql.getSQLState());
      case PgException pg -> Optional.ofNullable(pg.getSqlState());
      case ConnectException away -> Optional.of("08001");
      case UnknownHostException unknown -> Optional.of("08001");
      default -> Optional.empty();
    };
  }

  private static String remedy(String state) {
    return switch (state) {
      case "28P01", "28000" ->
          "it refuses the login: check quarkus.datasource.username and quarkus.datasource.password";
      case "3D000" ->
          "it has no such database: create it, or check quarkus.datasource.jdbc.url and"
              + " quarkus.datasource.reactive.url";
      case "42501" -> "the login may not create tables: grant it, or migrate as the owner";
      case "42P01" ->
          "the tables are not there: check that quarkus.datasource.jdbc.url and"
              + " quarkus.datasource.reactive.url lead to the same database";
      case "08001", "08004", "08006" ->
          "it can't be reached: check quarkus.datasource.jdbc.url and quarkus.datasource.reactive.url";
      default -> "SQLSTATE " + state;
    };
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("").strip();
  }
}
