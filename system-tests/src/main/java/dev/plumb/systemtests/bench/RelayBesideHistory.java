package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The relay with a large event log and a snapshot held open, against itself without. */
final class RelayBesideHistory implements Line {

  private static final String HISTORY =
      """
      insert into event_log (logged_on, position, event_id, stream, key, version, type, schema,
                             occurred_at, body)
      select (now() at time zone 'utc')::date, nextval('outbox_position'), gen_random_uuid(), 'order',
             md5('history' || i / 5)::uuid, 1 + i %% 5, 'order.order-placed.v1',
             'contracts/order/order-placed/v1', now(), convert_to(repeat('x', 500), 'UTF8')
      from generate_series(1, %d) as i
      """;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public Row measure(Rig rig) {
    Drain.prepare(rig);
    double empty = Drain.rate(rig, "empty").perSecond();
    rig.only();
    Sql orders = rig.sql(Application.ORDER);
    orders.run(HISTORY.formatted(rig.size().history()));
    double loaded = besideASnapshot(orders, () -> Drain.rate(rig, "loaded").perSecond());
    double ratio = loaded / empty;
    return new Row(
        "relay with %,d rows in the event log and a snapshot held open"
            .formatted(rig.size().history()),
        "%.0f/s".formatted(loaded),
        "%.0f/s, itself without".formatted(empty),
        "%.2f".formatted(ratio),
        ">= 0.8",
        ratio >= 0.8);
  }

  private static double besideASnapshot(Sql orders, java.util.function.DoubleSupplier work) {
    try (Connection connection = orders.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("select count(*) from lease");
      return work.getAsDouble();
    } catch (SQLException e) {
      throw new BenchFailure("the snapshot could not be held: " + e.getMessage());
    }
  }
}
