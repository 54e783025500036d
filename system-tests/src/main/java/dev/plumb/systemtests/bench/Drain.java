package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How fast the relay of order-service, with its default settings, empties a backlog. */
final class Drain {

  static final String EXCHANGE = "bench.order";

  /** Leads to the queues the same way as an event's stream does. */
  static final String LIMIT_EXCHANGE = "bench.limit";

  static final int QUEUES = 4;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** PostgreSQL adds up what its sessions did every second. */
  private static final Duration COUNTED_AFTER = Duration.ofSeconds(3);

  private Drain() {}

  /**
   * @param perSecond events between the end of the warm-up and the last event in the queues
   * @param statementsPerEvent all that the service's database was asked meanwhile
   * @param processorTime of an event, by program, in microseconds
   */
  record Rate(double perSecond, double statementsPerEvent, String processorTime) {}

  /** Only the benchmark's queues are bound to the stream, so that the limit has the same work. */
  static void prepare(Rig rig) {
    try (Queues queues = rig.queues()) {
      queues.hash(EXCHANGE, QUEUES);
      queues.act(c -> c.exchangeDeclare("order", "fanout", true));
      queues.act(c -> c.exchangeDeclare(LIMIT_EXCHANGE, "fanout", true));
      queues.act(c -> c.exchangeBind(EXCHANGE, "order", ""));
      queues.act(c -> c.exchangeBind(EXCHANGE, LIMIT_EXCHANGE, ""));
      for (String consumer : new String[] {"billing.order", "shipping.order"}) {
        queues.act(c -> c.exchangeDelete(consumer));
      }
    }
  }

  static Rate rate(Rig rig, String run) {
    int warmUp = rig.size().events() / 3;
    int events = rig.size().events();
    rig.only();
    Sql orders = rig.sql(Application.ORDER);
    try (Queues queues = rig.queues()) {
      queues.purge(EXCHANGE, QUEUES);
      Backlog.append(orders, run, warmUp + events, 20_000);
      orders.run("checkpoint");
      rig.only(Application.ORDER);
      Until.is("warm-up is relayed", LIMIT, LOOK, () -> ready(queues) >= warmUp);
      long statements = statements(orders);
      ProcessorTime used = ProcessorTime.now();
      long from = ready(queues);
      double seconds =
          Until.is("all is relayed", LIMIT, LOOK, () -> ready(queues) >= warmUp + events);
      long relayed = warmUp + events - from;
      String time = ProcessorTime.now().perEvent(used, relayed);
      LockSupport.parkNanos(COUNTED_AFTER.toNanos());
      double each = (statements(orders) - statements) / (double) relayed;
      return new Rate(relayed / seconds, each, time);
    }
  }

  /** Each statement of the relay is a transaction of its own. */
  private static long statements(Sql orders) {
    return orders.number(
        "select xact_commit from pg_stat_database where datname = current_database()");
  }

  private static long ready(Queues queues) {
    return queues.ready(EXCHANGE, QUEUES);
  }
}
