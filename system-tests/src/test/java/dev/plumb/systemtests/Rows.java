package dev.plumb.systemtests;

import dev.plumb.local.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL against one service's tables, past the service. */
record Rows(Database database) {

  interface Shape<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> select(String query, Shape<T> shape) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(shape.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("Can't ask " + database.name() + ": " + query, e);
    }
  }

  List<String> words(String query) {
    return select(query, row -> row.getString(1));
  }

  /** Returns the number of rows it changed. */
  int change(String command) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(command);
    } catch (SQLException e) {
      throw new IllegalStateException("Can't change " + database.name() + ": " + command, e);
    }
  }
}
