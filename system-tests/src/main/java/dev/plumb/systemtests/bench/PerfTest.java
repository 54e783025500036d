package dev.plumb.systemtests.bench;

import dev.plumb.eventing.backends.Rabbit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RabbitMQ's own load generator, in a JVM of its own: what the broker can do when nobody else is in
 * the way.
 *
 * @param classPath of com.rabbitmq:perf-test
 */
record PerfTest(Raw raw, Rabbit rabbit, String virtualHost, String classPath) {

  private static final Pattern SENT = Pattern.compile("sending rate avg: ([0-9]+) msg/s");
  private static final Pattern RECEIVED = Pattern.compile("receiving rate avg: ([0-9]+) msg/s");
  private static final Pattern LATENCY =
      Pattern.compile("consumer latency min/median/75th/95th/99th ([0-9/]+) (.s)");

  /**
   * Confirmed, persistent 500-byte publishes with random routing keys, messages a second.
   *
   * @param more arguments
   */
  double publish(String name, String exchange, int window, int seconds, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-x",
                "1",
                "-y",
                "0",
                "-c",
                "" + window,
                "-s",
                "500",
                "-f",
                "persistent",
                "-p",
                "-e",
                exchange,
                "-K",
                "-z",
                "" + seconds));
    arguments.addAll(more);
    return number(SENT, run(name, arguments));
  }

  /**
   * One consumer for each queue; messages a second.
   *
   * @param messages that each queue holds at least
   * @param acknowledged at a time
   */
  double receive(String name, String queuePattern, int queues, int messages, int acknowledged) {
    String printed =
        run(
            name,
            List.of(
                "-x",
                "0",
                "-y",
                "" + queues,
                "-p",
                "-q",
                "512",
                "-A",
                "" + acknowledged,
                "--queue-pattern",
                queuePattern,
                "--queue-pattern-from",
                "0",
                "--queue-pattern-to",
                "" + (queues - 1),
                "-D",
                "" + messages));
    return number(RECEIVED, printed);
  }

  record Latency(double medianMillis, double p99Millis) {}

  /** From publish to receive at a fixed rate, over one quorum queue of its own. */
  Latency latency(String name, int rate, int seconds) {
    String printed =
        run(
            name,
            List.of(
                "-x",
                "1",
                "-y",
                "1",
                "-c",
                "500",
                "-s",
                "500",
                "-f",
                "persistent",
                "-qq",
                "-u",
                name,
                "-r",
                "" + rate,
                "-z",
                "" + seconds));
    Matcher matcher = LATENCY.matcher(printed);
    String[] micros = null;
    String unit = "µs";
    while (matcher.find()) {
      micros = matcher.group(1).split("/");
      unit = matcher.group(2);
    }
    if (micros == null) {
      throw new BenchFailure("PerfTest printed no latency:\n" + printed);
    }
    double perMilli = unit.equals("ms") ? 1 : 1000;
    return new Latency(
        Double.parseDouble(micros[1]) / perMilli, Double.parseDouble(micros[4]) / perMilli);
  }

  private String run(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx1g", "-cp", classPath, "com.rabbitmq.perf.PerfTest"));
    command.addAll(List.of("-h", uri()));
    command.addAll(arguments);
    return raw.run(name, Map.of(), command);
  }

  private String uri() {
    return "amqp://%s:%s@%s:%d/%s"
        .formatted(rabbit.user(), rabbit.password(), rabbit.host(), rabbit.port(), virtualHost);
  }

  private static double number(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new BenchFailure("PerfTest printed no " + pattern + ":\n" + printed);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
