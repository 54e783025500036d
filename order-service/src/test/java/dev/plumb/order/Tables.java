package dev.plumb.order;

import dev.plumb.eventing.startup.Schema;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service's tables as a test sees them: from outside, over JDBC. */
@ApplicationScoped
public class Tables {

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

  private final AgroalDataSource database;
  private final Schema schema;

  Tables(AgroalDataSource database, Schema schema) {
    this.database = database;
    this.schema = schema;
  }

  /** The application starts before its tables are made. */
  public void empty() {
    schema.ready().await().atMost(UNTIL_MIGRATED);
    execute("truncate " + String.join(", ", WRITTEN));
  }

  /** Tables that have rows. */
  public List<String> notEmpty() {
    return WRITTEN.stream().filter(table -> count(table) > 0).toList();
  }

  public long count(String from) {
    return (Long) rows("select count(*) from " + from).getFirst().getFirst();
  }

  /** The first column of every row. */
  public List<Object> column(String sql, Object... args) {
    return rows(sql, args).stream().map(List::getFirst).toList();
  }

  public void execute(String sql, Object... args) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, args)) {
      statement.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** To be closed by the caller; nothing is committed by itself. */
  public Connection transaction() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  public List<List<Object>> rows(String sql, Object... args) {
    try (Connection connection = database.getConnection();
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

  private static PreparedStatement prepare(Connection connection, String sql, Object... args)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < args.length; at++) {
      statement.setObject(at + 1, args[at]);
    }
    return statement;
  }
}
