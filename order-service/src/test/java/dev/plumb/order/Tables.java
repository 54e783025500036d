package dev.plumb.order;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's tables as a test sees them: from outside, over JDBC. */
public final class Tables {

  private static final List<String> WRITTEN =
      List.of(
          "orders",
          "customer_email",
          "http_answer",
          "event_log",
          "outbox",
          "inbox",
          "watermark",
          "refusal",
          "dead_letter",
          "parked",
          "timer");

  private static final Duration UNTIL_MIGRATED = Duration.ofMinutes(2);

  /**
   * The application starts before its tables are made, and reads several of them at once: one that
   * is locked while another is waited for would be a deadlock.
   */
  public void empty() {
    await().pollDelay(Duration.ZERO).atMost(UNTIL_MIGRATED).until(Tables::made);
    WRITTEN.forEach(table -> execute("truncate " + table));
  }

  /** Tables that have rows. */
  public List<String> notEmpty() {
    String each = "select '%1$s' where exists (select from %1$s)";
    return rows(String.join(" union all ", WRITTEN.stream().map(each::formatted).toList())).stream()
        .map(row -> (String) row.getFirst())
        .toList();
  }

  public long count(String from) {
    return (Long) rows("select count(*) from " + from).getFirst().getFirst();
  }

  /** The first column of every row. */
  public List<Object> column(String sql, Object... args) {
    return rows(sql, args).stream().map(List::getFirst).toList();
  }

  public void execute(String sql, Object... args) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, args)) {
      statement.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** To be closed by the caller; nothing is committed by itself. */
  public Connection transaction() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    return connection;
  }

  public List<List<Object>> rows(String sql, Object... args) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, args);
        ResultSet found = statement.executeQuery()) {
      List<List<Object>> rows = new ArrayList<>();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int at = 1; at <= found.getMetaData().getColumnCount(); at++) {
          row.add(found.getObject(at));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean made() {
    String check = "checks.find { it.name == 'plumb: prerequisites' }.status";
    return "UP".equals(get("/q/health/ready").path(check));
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

  private static PreparedStatement prepare(Connection connection, String sql, Object... args)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < args.length; at++) {
      statement.setObject(at + 1, args[at]);
    }
    return statement;
  }
}
