package dev.plumb.systemtests.bench;

/** The relay against PerfTest's confirmed publishes to the same queues. */
final class RelayBacklog implements Line {

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public Row measure(Rig rig) {
    Drain.prepare(rig);
    double ours = Drain.rate(rig, "relay");
    rig.only();
    double limit = rig.perfTest().publish("relay-limit", Drain.EXCHANGE, 500, rig.size().seconds());
    double ratio = ours / limit;
    return new Row(
        "relay, default settings: %,d committed events of 500 bytes to 4 quorum queues"
            .formatted(rig.size().events()),
        "%.0f/s".formatted(ours),
        "%.0f/s PerfTest, confirmed, window 500".formatted(limit),
        "%.2f".formatted(ratio),
        ">= 0.6",
        ratio >= 0.6);
  }
}
