package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * From the commit of an order to the commit of its shipment, by the database server's own commit
 * timestamps, so that nothing is measured by what is measured.
 *
 * @param millis ascending
 */
record Latencies(double[] millis) {

  /** Where the orders to be measured begin. */
  static long position(Rig rig) {
    return rig.sql(Application.ORDER).number("select coalesce(max(position), 0) from event_log");
  }

  static Latencies since(Rig rig, long position) {
    Map<String, Double> committed =
        rig.sql(Application.ORDER)
            .numbers(
                "select key, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 from event_log"
                    + " where position > "
                    + position
                    + " and version = 1");
    Map<String, Double> applied =
        rig.sql(Application.SHIPPING)
            .numbers(
                "select key, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 from watermark"
                    + " where stream = 'order' and version = 1");
    List<Double> millis = new ArrayList<>();
    StringBuilder each = new StringBuilder("committed at, applied after (ms)\n");
    committed.entrySet().stream()
        .filter(order -> applied.containsKey(order.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            order -> {
              double took = applied.get(order.getKey()) - order.getValue();
              millis.add(took);
              each.append("%.0f, %.1f\n".formatted(order.getValue(), took));
            });
    rig.raw().write("latency-of-each.csv", each.toString());
    if (millis.size() < committed.size() * 0.99) {
      throw new BenchFailure("only " + millis.size() + " of " + committed.size() + " were applied");
    }
    return new Latencies(millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  Latencies atLeast(double least) {
    return new Latencies(Arrays.stream(millis).filter(each -> each >= least).toArray());
  }

  /**
   * @param share 0 to 1
   */
  double percentile(double share) {
    return millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * share))];
  }
}
