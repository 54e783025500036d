package dev.plumb.systemtests.bench;

import java.util.List;

/** The relay against PerfTest's confirmed publishes to the same queues. */
final class RelayBacklog implements Line {

  /** As long as those of an event. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "-mp",
          String.join(
              ",",
              "messageId=0193a1b2-0000-7000-8000-000000000001",
              "contentType=application/avro",
              "cloudEvents:specversion=1.0",
              "cloudEvents:id=0193a1b2-0000-7000-8000-000000000001",
              "cloudEvents:source=/plumb/order",
              "cloudEvents:type=order.order-placed.v1",
              "cloudEvents:subject=0193a1b2-0000-7000-8000-000000000002",
              "cloudEvents:partitionkey=0193a1b2-0000-7000-8000-000000000002",
              "cloudEvents:time=2026-11-24T12:00:00.123456Z",
              "cloudEvents:dataschema=contracts/order/order-placed/v1",
              "cloudEvents:sequence=1",
              "cloudEvents:stream=order"));

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public Row measure(Rig rig) {
    Drain.prepare(rig);
    Drain.Rate ours = Drain.rate(rig, "relay");
    rig.only();
    double limit = limit(rig, "relay-limit", Drain.EXCHANGE, List.of());
    double sameWay = limit(rig, "relay-limit-same-way", Drain.LIMIT_EXCHANGE, ATTRIBUTES);
    double ratio = ours.perSecond() / limit;
    Row row =
        new Row(
            "relay, default settings: %,d committed events of 500 bytes to 4 quorum queues"
                .formatted(rig.size().events()),
            "%.0f/s, %.3f statements per event"
                .formatted(ours.perSecond(), ours.statementsPerEvent()),
            "%.0f/s PerfTest, confirmed, window 500 (%.0f/s with an event's attributes, the same way)"
                .formatted(limit, sameWay),
            "%.2f".formatted(ratio),
            ">= 0.6, < 0.2 statements",
            ratio >= 0.6 && ours.statementsPerEvent() < 0.2);
    return row.with(
        List.of("processor time of an event relayed, in microseconds: " + ours.processorTime()));
  }

  private static double limit(Rig rig, String name, String exchange, List<String> more) {
    return rig.perfTest().publish(name, exchange, 500, rig.size().seconds(), more);
  }
}
