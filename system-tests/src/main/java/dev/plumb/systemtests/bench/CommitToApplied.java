package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * From the commit of an order to the commit of its shipment, at 200 orders a second. Both times are
 * the database server's own commit timestamps, so nothing is measured by what is measured.
 */
final class CommitToApplied implements Line {

  private static final int RATE = 200;
  private static final String BODY =
      """
      {"customerId":"c-1","currency":"EUR","paymentMethod":"pm_card_visa",\
      "lines":[{"sku":"SKU-1","quantity":2,"unitPrice":1250}],\
      "shippingAddress":{"name":"A","street":"S 1","city":"B","postalCode":"10115","country":"DE"}}""";

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Row measure(Rig rig) {
    rig.only(Application.ORDER, Application.SHIPPING);
    place(rig, RATE * rig.size().seconds() * Bench.WARM_UP);
    Sql orders = rig.sql(Application.ORDER);
    long since = orders.number("select coalesce(max(position), 0) from event_log");
    place(rig, RATE * rig.size().seconds());
    awaitApplied(rig);
    double[] millis = latencies(rig, since);
    rig.only();
    PerfTest.Latency broker = rig.perfTest().latency("latency-limit", RATE, rig.size().seconds());
    double commit =
        rig.pgbench()
            .run("latency-commit", PgBench.ORDER_AND_OUTBOX, 1, rig.size().seconds())
            .latencyMillis();
    double limit = broker.medianMillis() + commit;
    double p50 = percentile(millis, 0.50);
    double p99 = percentile(millis, 0.99);
    return new Row(
        "commit -> applied in the other service at 200 events/s",
        "p50 %.1f ms, p99 %.1f ms".formatted(p50, p99),
        "%.1f ms (PerfTest %.1f + one transaction %.1f)"
            .formatted(limit, broker.medianMillis(), commit),
        "p50 %.1f x".formatted(p50 / limit),
        "p50 <= 3 x, p99 <= 50 ms",
        p50 <= 3 * limit && p99 <= 50);
  }

  private static void awaitApplied(Rig rig) {
    Sql orders = rig.sql(Application.ORDER);
    Sql shipping = rig.sql(Application.SHIPPING);
    String placed = "select count(*) from event_log where version = 1";
    String applied = "select count(*) from watermark where stream = 'order'";
    Until.is(
        "all orders are applied",
        Duration.ofMinutes(2),
        Duration.ofMillis(100),
        () -> shipping.number(applied) >= orders.number(placed));
  }

  private static double[] latencies(Rig rig, long since) {
    Map<String, Double> committed =
        rig.sql(Application.ORDER)
            .numbers(
                "select key, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 from event_log"
                    + " where position > "
                    + since
                    + " and version = 1");
    Map<String, Double> applied =
        rig.sql(Application.SHIPPING)
            .numbers(
                "select key, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 from watermark"
                    + " where stream = 'order' and version = 1");
    List<Double> millis = new ArrayList<>();
    committed.forEach(
        (key, at) -> {
          if (applied.containsKey(key)) {
            millis.add(applied.get(key) - at);
          }
        });
    if (millis.size() < committed.size() * 0.99) {
      throw new BenchFailure("only " + millis.size() + " of " + committed.size() + " were applied");
    }
    return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  /** At a steady rate, whatever the answers take. */
  private static void place(Rig rig, int number) {
    String url = rig.replica(Application.ORDER).url() + "/orders";
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long from = System.nanoTime();
      for (int i = 0; i < number; i++) {
        LockSupport.parkNanos(from + i * 1_000_000_000L / RATE - System.nanoTime());
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        answers.add(
            client
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
      int[] statuses = answers.stream().mapToInt(CompletableFuture::join).toArray();
      if (Arrays.stream(statuses).anyMatch(status -> status != 201)) {
        throw new BenchFailure("not every order was placed");
      }
    }
  }
}
