package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drains committed events into four quorum queues, and prints the rate of each run beside that of
 * PerfTest on queues of the same kind. Arguments: events per run, runs, class path of PerfTest.
 */
final class RelayBench {

  private static final int LIMIT_SECONDS = 10;
  private static final Pattern RATE = Pattern.compile("sending rate avg: ([0-9]+)");

  private RelayBench() {}

  public static void main(String[] args) throws Exception {
    int events = Integer.parseInt(args[0]);
    int runs = Integer.parseInt(args[1]);
    try (Stage stage = Stage.open(byDefault())) {
      fourPartitions(stage, Stage.STREAM);
      fourPartitions(stage, "limit");
      Relay relay = stage.startRelay();
      await().until(() -> relay.status().connected() && relay.status().shards() == 64);
      for (int run = 0; run < runs; run++) {
        limit(stage, args[2]);
        drain(stage, relay, events);
      }
      limit(stage, args[2]);
    }
    System.exit(0);
  }

  private static void drain(Stage stage, Relay relay, int events) {
    stage.run("update lease set owner = 'bench', fence = fence + 1, expires_at = 'infinity'");
    await().atMost(Duration.ofSeconds(30)).until(() -> relay.status().shards() == 0);
    int keys = events * 2 / 5;
    stage.run(fill(events, keys));
    stage.run("checkpoint");
    stage.run("update lease set owner = null, expires_at = '-infinity'");
    ProcessorTime usedBefore = ProcessorTime.now(stage.backends.folder());
    double before = stage.count("confirmed");
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(30))
        .until(() -> stage.count("confirmed") > before);
    long began = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofMinutes(5))
        .until(() -> stage.count("confirmed") - before >= events);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("relay: %d events in %.1f s = %.0f/s%n", events, seconds, events / seconds);
    ProcessorTime used = ProcessorTime.now(stage.backends.folder());
    System.out.println(used.perEvent(usedBefore, events));
    await().atMost(Duration.ofSeconds(30)).until(() -> stage.waiting() == 0);
    emptyQueues(stage);
  }

  private static String fill(int events, int keys) {
    return """
        with event as materialized (
          select nextval('outbox_position') as position, current_date as logged_on, gen_random_uuid() as id,
                 key, version
          from (select gen_random_uuid() as key from generate_series(1, %1$d)) k,
               generate_series(1, 3) as version
          order by version, key limit %2$d
        ), logged as (
          insert into event_log (logged_on, position, event_id, stream, key, version, type, schema, occurred_at, body)
          select logged_on, position, id, 'order', key, version, 'order.order-placed.v1',
                 'contracts/order/order-placed/v1', now(), decode(repeat('ab', 500), 'hex') from event
        )
        insert into outbox (position, logged_on, shard, stream, key, version)
        select position, logged_on, abs(hashtext(key::text)) %% 64, 'order', key, version from event
        """
        .formatted(keys, events);
  }

  private static void fourPartitions(Stage stage, String stream) {
    stage.onBroker(
        channel -> {
          channel.exchangeDeclare(stream, "fanout", true);
          channel.exchangeDeclare(stream + ".hash", "x-consistent-hash", true);
          channel.exchangeBind(stream + ".hash", stream, "");
          for (int queue = 0; queue < 4; queue++) {
            String name = stream + "." + queue;
            channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueBind(name, stream + ".hash", "1");
          }
        });
  }

  private static void emptyQueues(Stage stage) {
    stage.onBroker(
        channel -> {
          for (int queue = 0; queue < 4; queue++) {
            channel.queuePurge(Stage.STREAM + "." + queue);
            channel.queuePurge("limit." + queue);
          }
        });
  }

  private static void limit(Stage stage, String classPath) throws Exception {
    String uri =
        "amqp://%s:%s@%s:%d/%s"
            .formatted(
                stage.broker.username(),
                stage.broker.password(),
                stage.backends.rabbit().host(),
                stage.backends.rabbit().port(),
                stage.broker.virtualHost());
    ProcessorTime usedBefore = ProcessorTime.now(stage.backends.folder());
    Process perfTest =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classPath,
                "com.rabbitmq.perf.PerfTest",
                "-h",
                uri,
                "-x",
                "1",
                "-y",
                "0",
                "-f",
                "persistent",
                "-s",
                "500",
                "-c",
                "500",
                "-z",
                Integer.toString(LIMIT_SECONDS),
                "-e",
                "limit",
                "-t",
                "fanout",
                "-K",
                "-p")
            .redirectErrorStream(true)
            .start();
    String out = new String(perfTest.getInputStream().readAllBytes());
    out.lines()
        .filter(line -> line.contains("sending rate avg") || line.contains("rror"))
        .forEach(System.out::println);
    perfTest.waitFor();
    Matcher rate = RATE.matcher(out);
    if (rate.find()) {
      ProcessorTime used = ProcessorTime.now(stage.backends.folder());
      System.out.println(
          used.perEvent(usedBefore, LIMIT_SECONDS * Integer.parseInt(rate.group(1))));
    }
    emptyQueues(stage);
  }

  private static RelaySettings byDefault() {
    return new RelaySettings(
        "/plumb/bench",
        64,
        Integer.getInteger("window", 1_000),
        Integer.getInteger("batch", 500),
        Integer.getInteger("memory", 4_000),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        14);
  }
}
