package dev.plumb.systemtests.bench;

import dev.plumb.eventing.backends.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** One database, asked from outside. */
record Sql(Postgres server, String database) {

  Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", server.user());
    login.setProperty("password", server.password());
    return new Driver().connect(server.jdbcUrl(database), login);
  }

  void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new BenchFailure(database + ": " + e.getMessage() + "\n" + sql);
    }
  }

  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new BenchFailure(database + ": " + e.getMessage() + "\n" + sql);
    }
  }

  /** The query's rows: a name and a number. */
  Map<String, Double> numbers(String sql) {
    Map<String, Double> numbers = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getDouble(2));
      }
      return numbers;
    } catch (SQLException e) {
      throw new BenchFailure(database + ": " + e.getMessage() + "\n" + sql);
    }
  }
}
