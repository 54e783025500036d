package dev.plumb.local;

import dev.plumb.eventing.backends.PostgresLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** A service's own tables, as an auditor reads them. */
public record Database(PostgresLogin server, String name) {

  /** The number that the query's only row holds. */
  public long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Can't ask " + name + ": " + query, e);
    }
  }

  /** The caller closes it. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", server.user());
    login.setProperty("password", server.password());
    return new Driver().connect(server.jdbcUrl(name), login);
  }
}
