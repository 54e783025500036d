package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an event is missed that the broker confirmed and lost: while shipping's exchange is not
 * bound to the order's, nothing arrives there but what shipping has asked for.
 */
final class GapToHealed implements Figure {

  private static final int GAPS = 100;
  private static final int GAPS_TO_WARM_UP = 30;
  private static final int RATE = 10;

  /** Of plumb.healing.grace: what took less was on its way, and not lost. */
  private static final double GRACE_MILLIS = 1_000;

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
    Latencies healed = Latencies.since(rig, since).atLeast(GRACE_MILLIS);
    return "%d of %d events lost behind the broker's confirm were missed; they were applied p50 %.0f ms, p99 %.0f ms, at most %.0f ms after their commit"
        .formatted(
            healed.millis().length,
            GAPS,
            healed.percentile(0.50),
            healed.percentile(0.99),
            healed.percentile(1));
  }

  private static void lose(Rig rig, int gaps) {
    SteadyOrders orders = new SteadyOrders(rig, RATE);
    try (Queues queues = rig.queues()) {
      for (int i = 0; i < gaps; i++) {
        // Each time: shipping binds it again whenever it looks after its queues.
        queues.act(channel -> channel.exchangeUnbind("shipping.order", "order", ""));
        orders.place(1);
        LockSupport.parkNanos(1_000_000_000L / RATE);
      }
      orders.awaitApplied();
      queues.act(channel -> channel.exchangeBind("shipping.order", "order", ""));
    }
  }
}
