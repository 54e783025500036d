package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.time.Duration;

/** How fast the relay of order-service, with its default settings, empties a backlog. */
final class Drain {

  static final String EXCHANGE = "bench.order";
  static final int QUEUES = 4;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(50);

  private Drain() {}

  /** Only the benchmark's queues are bound to the stream, so that the limit has the same work. */
  static void prepare(Rig rig) {
    try (Queues queues = rig.queues()) {
      queues.hash(EXCHANGE, QUEUES);
      queues.act(c -> c.exchangeDeclare("order", "fanout", true));
      queues.act(c -> c.exchangeBind(EXCHANGE, "order", ""));
      for (String consumer : new String[] {"billing.order", "shipping.order"}) {
        queues.act(c -> c.exchangeDelete(consumer));
      }
    }
  }

  /** Events a second between the end of the warm-up and the last event in the queues. */
  static double rate(Rig rig, String run) {
    int warmUp = rig.size().events() / 3;
    int events = rig.size().events();
    rig.only();
    try (Queues queues = rig.queues()) {
      queues.purge(EXCHANGE, QUEUES);
      Backlog.append(rig.sql(Application.ORDER), run, warmUp + events, 20_000);
      rig.sql(Application.ORDER).run("checkpoint");
      rig.only(Application.ORDER);
      Until.is("warm-up is relayed", LIMIT, LOOK, () -> ready(queues) >= warmUp);
      long from = ready(queues);
      double seconds =
          Until.is("all is relayed", LIMIT, LOOK, () -> ready(queues) >= warmUp + events);
      return (warmUp + events - from) / seconds;
    }
  }

  private static long ready(Queues queues) {
    return queues.ready(EXCHANGE, QUEUES);
  }
}
