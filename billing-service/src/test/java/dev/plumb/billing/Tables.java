package dev.plumb.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's tables as a test sees them: from outside, over JDBC. */
public final class Tables {

  private Tables() {}

  public static long count(String sql, Object... args) {
    return (Long) column(sql, args).getFirst();
  }

  /** The first column of every row. */
  public static List<Object> column(String sql, Object... args) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < args.length; at++) {
        statement.setObject(at + 1, args[at]);
      }
      List<Object> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getObject(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** To the database that the application has been given. */
  private static Connection connect() throws SQLException {
    Config config = ConfigProvider.getConfig();
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
    return database.getConnection(
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }
}
