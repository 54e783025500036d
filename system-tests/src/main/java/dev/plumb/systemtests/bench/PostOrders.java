package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** POST /orders from 16 connections against one order and one outbox row in a transaction. */
final class PostOrders implements Line {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

  private static final String SCRIPT =
      """
      local thread = 0
      function setup(t) t:set("id", thread); thread = thread + 1 end
      function init(args) math.randomseed(os.time() + id * 7919); n = 0; run = math.random(1, 1e9) end
      function request()
        n = n + 1
        return wrk.format("POST", "/orders", {
          ["Content-Type"] = "application/json",
          ["Idempotency-Key"] = run .. "-" .. id .. "-" .. n
        }, '{"customerId":"c-1","currency":"EUR","paymentMethod":"pm_card_visa","lines":[{"sku":"SKU-1","quantity":2,"unitPrice":1250}],"shippingAddress":{"name":"A","street":"S 1","city":"B","postalCode":"10115","country":"DE"}}')
      end
      """;

  @Override
  public String name() {
    return "post";
  }

  @Override
  public Row measure(Rig rig) {
    rig.only(Application.ORDER);
    new Sql(rig.plumb().backends().postgres(), "bench").run(PgBench.TABLES);
    int seconds = rig.size().seconds();
    wrk(rig, "post-warm-up", seconds * Bench.WARM_UP);
    Sql orders = rig.sql(Application.ORDER);
    long before = placed(orders);
    ProcessorTime used = ProcessorTime.now();
    double ours = wrk(rig, "post-orders", seconds);
    String time = ProcessorTime.now().perEvent(used, placed(orders) - before);
    rig.only();
    double limit =
        rig.pgbench()
            .run("post-limit", PgBench.ORDER_AND_OUTBOX, 16, seconds)
            .transactionsPerSecond();
    double ratio = ours / limit;
    return new Row(
            "POST /orders, 16 connections",
            "%.0f/s".formatted(ours),
            "%.0f/s pgbench".formatted(limit),
            "%.2f".formatted(ratio),
            ">= 0.35",
            ratio >= 0.35)
        .with(List.of("processor time of an order placed and published, in microseconds: " + time));
  }

  private static long placed(Sql orders) {
    return orders.number("select count(*) from orders");
  }

  private static double wrk(Rig rig, String name, int seconds) {
    rig.raw().write("post.lua", SCRIPT);
    String printed =
        rig.raw()
            .run(
                name,
                Map.of(),
                List.of(
                    "wrk",
                    "-t2",
                    "-c16",
                    "-d" + seconds + "s",
                    "--latency",
                    "-s",
                    rig.raw().file("post.lua").toString(),
                    rig.replica(Application.ORDER).url()));
    if (ERRORS.matcher(printed).find()) {
      throw new BenchFailure("POST /orders failed under load:\n" + printed);
    }
    Matcher rate = RATE.matcher(printed);
    if (!rate.find()) {
      throw new BenchFailure("wrk printed no rate:\n" + printed);
    }
    return Double.parseDouble(rate.group(1));
  }
}
