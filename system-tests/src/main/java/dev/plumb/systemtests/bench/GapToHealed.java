package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;

/**
 * How long an event is missed that the broker confirmed and lost: while shipping's exchange is not
 * bound to the order's, nothing arrives there but what shipping has asked for.
 */
final class GapToHealed implements Figure {

  private static final int GAPS = 100;
  private static final int GAPS_TO_WARM_UP = 30;
  private static final int RATE = 10;
  private static final int RATE_TO_WARM_UP = 100;

  @Override
  public String name() {
    return "heal";
  }

  @Override
  public String measure(Rig rig) {
    rig.only(Application.ORDER, Application.SHIPPING);
    SteadyOrders warmUp = new SteadyOrders(rig, RATE_TO_WARM_UP);
    warmUp.place(RATE_TO_WARM_UP * rig.size().seconds());
    warmUp.awaitApplied();
    lose(rig, GAPS_TO_WARM_UP);
    long since = Latencies.position(rig);
    lose(rig, GAPS);
    Latencies latencies = Latencies.since(rig, since);
    return "%d events lost behind the broker's confirm were applied p50 %.0f ms, p99 %.0f ms, at most %.0f ms after their commit"
        .formatted(
            GAPS, latencies.percentile(0.50), latencies.percentile(0.99), latencies.percentile(1));
  }

  private static void lose(Rig rig, int gaps) {
    SteadyOrders orders = new SteadyOrders(rig, RATE);
    try (Queues queues = rig.queues()) {
      queues.act(channel -> channel.exchangeUnbind("shipping.order", "order", ""));
      orders.place(gaps);
      orders.awaitApplied();
      queues.act(channel -> channel.exchangeBind("shipping.order", "order", ""));
    }
  }
}
