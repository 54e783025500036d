package dev.plumb.eventing.backends;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;

/** What a superuser asks of a server. */
record PostgresSql(Postgres server) {

  boolean answers() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet one = statement.executeQuery("select 1")) {
      return one.next();
    } catch (SQLException _) {
      return false;
    }
  }

  void createDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + quoted(name));
    } catch (SQLException e) {
      if (!isDuplicate(e)) {
        throw new BackendFailure("Can't create the database " + name, e);
      }
    }
  }

  void dropDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + quoted(name) + " with (force)");
    } catch (SQLException e) {
      throw new BackendFailure("Can't drop the database " + name, e);
    }
  }

  /** Two that create the same one at once: the loser sees the catalogue's unique index. */
  private static boolean isDuplicate(SQLException e) {
    return "42P04".equals(e.getSQLState())
        || PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** By the driver itself: the list that DriverManager keeps depends on class loaders. */
  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    return new Driver().connect(server.jdbcUrl("postgres"), properties);
  }
}
