package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.time.Duration;
import java.util.List;

/** Shipping applies queued OrderPlaced events, against PerfTest's receive rate. */
final class Consume implements Line {

  private static final String EXCHANGE = "shipping.order";
  private static final String LIMIT_EXCHANGE = "bench.consume";
  private static final int QUEUES = 8;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Seldom, because counting is work for the server that is measured. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** By the server's own commit times, from the first commit behind the warm-up to the last. */
  private static final String RATE =
      """
      select (count(*) filter (where at > first) / extract(epoch from max(last) - min(first)))::bigint
      from (
        select at, min(at) over () as first, max(at) over () as last
        from (select pg_xact_commit_timestamp(xmin) as at from watermark order by 1 offset %d) w
      ) w
      """;

  private final OrderPlacedMessages messages = new OrderPlacedMessages();

  @Override
  public String name() {
    return "consume";
  }

  @Override
  public Row measure(Rig rig) {
    // Started once, so that its queues are there.
    rig.only(Application.SHIPPING);
    rig.only();
    int warmUp = rig.size().events() / 3;
    int events = warmUp + rig.size().events();
    Sql shipping = rig.sql(Application.SHIPPING);
    long before = applied(shipping);
    try (Queues queues = rig.queues()) {
      messages.publish(queues, EXCHANGE, events);
      rig.only(Application.SHIPPING);
      await("warm-up is applied", shipping, before + warmUp);
      Statements statements = new Statements(rig, Application.SHIPPING);
      ProcessorTime used = ProcessorTime.now();
      long from = applied(shipping);
      await("all is applied", shipping, before + events);
      long measured = applied(shipping) - from;
      String time = ProcessorTime.now().perEvent(used, measured);
      double each = statements.per(measured);
      double ours = shipping.number(RATE.formatted(before + warmUp));
      rig.only();
      queues.hash(LIMIT_EXCHANGE, QUEUES);
      double limit = limit(rig, queues, events, "consume-limit", 64);
      double alone = limit(rig, queues, events, "consume-limit-1", 1);
      return row(rig.size().events(), ours, limit)
          .with(
              List.of(
                  "processor time of an event consumed, in microseconds: " + time,
                  "statements for an event, BEGIN and COMMIT included: %.3f (wanted < 0.2)"
                      .formatted(each),
                  "PerfTest acknowledging each delivery, its default: %.0f/s, ratio %.2f"
                      .formatted(alone, ours / alone)));
    }
  }

  private static Row row(int events, double ours, double limit) {
    double ratio = ours / limit;
    return new Row(
        "consume: %,d queued events, inbox + gate + state + ack".formatted(events),
        "%.0f/s".formatted(ours),
        "%.0f/s PerfTest, one consumer per queue".formatted(limit),
        "%.2f".formatted(ratio),
        ">= 0.5",
        ratio >= 0.5);
  }

  private double limit(Rig rig, Queues queues, int events, String name, int acknowledged) {
    queues.purge(LIMIT_EXCHANGE, QUEUES);
    messages.publish(queues, LIMIT_EXCHANGE, events);
    return rig.perfTest()
        .receive(name, LIMIT_EXCHANGE + ".%d", QUEUES, events / QUEUES * 8 / 10, acknowledged);
  }

  private static void await(String what, Sql shipping, long rows) {
    Until.is(what, LIMIT, LOOK, () -> applied(shipping) >= rows);
  }

  private static long applied(Sql shipping) {
    return shipping.number("select count(*) from watermark");
  }
}
