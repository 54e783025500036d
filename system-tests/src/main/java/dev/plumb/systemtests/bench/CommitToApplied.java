package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;

/** From the commit of an order to the commit of its shipment, at 200 orders a second. */
final class CommitToApplied implements Line {

  private static final int RATE = 200;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Row measure(Rig rig) {
    rig.only(Application.ORDER, Application.SHIPPING);
    SteadyOrders orders = new SteadyOrders(rig, RATE);
    orders.place(RATE * rig.size().seconds() * Bench.WARM_UP);
    long since = Latencies.position(rig);
    orders.place(RATE * rig.size().seconds());
    orders.awaitApplied();
    Latencies latencies = Latencies.since(rig, since);
    rig.only();
    PerfTest.Latency broker = rig.perfTest().latency("latency-limit", RATE, rig.size().seconds());
    double commit =
        rig.pgbench()
            .run("latency-commit", PgBench.ORDER_AND_OUTBOX, 1, rig.size().seconds())
            .latencyMillis();
    double limit = broker.medianMillis() + commit;
    double p50 = latencies.percentile(0.50);
    double p99 = latencies.percentile(0.99);
    return new Row(
        "commit -> applied in the other service at 200 events/s",
        "p50 %.1f ms, p99 %.1f ms".formatted(p50, p99),
        "%.1f ms (PerfTest %.1f + one transaction %.1f)"
            .formatted(limit, broker.medianMillis(), commit),
        "p50 %.1f x".formatted(p50 / limit),
        "p50 <= 3 x, p99 <= 50 ms",
        p50 <= 3 * limit && p99 <= 50);
  }
}
