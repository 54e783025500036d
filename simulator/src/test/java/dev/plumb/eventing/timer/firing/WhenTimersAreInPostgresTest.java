package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.outbox.SqlOutbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.timer.SqlTimers;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.simulator.RealDatabase;
import dev.plumb.simulator.TestedDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class WhenTimersAreInPostgresTest extends TimerSuite {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final String PASS =
      """
      update timer set due_at = due_at - $1::bigint * interval '1 millisecond',
                       next_at = next_at - $1::bigint * interval '1 millisecond'
      """;

  private final RealDatabase database = RealDatabase.emptied();
  private final Timers timers = new SqlTimers(purpose -> {}, wake -> {});
  private final TimerRows rows = new TimerRows(database.pool);
  private final Effects none = (tx, effects, traces) -> Uni.createFrom().voidItem();
  private final FiringTransaction transaction =
      new FiringTransaction(
          database.transactions(),
          rows,
          new SqlOutbox(new Shards(4), () -> null, committed -> {}),
          none,
          timers);
  private final Firing firing =
      new Firing(
          transaction,
          new TimerPorts(ports),
          rows,
          new FreshContext(database.vertx),
          new TimerMetrics(new SimpleMeterRegistry()),
          new Backoff(SHORT, SHORT, new Random(1)));

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  Timers timers() {
    return timers;
  }

  @Override
  void pass(Duration time) {
    database.run(PASS, time.toMillis());
    UUID claim = UUID.randomUUID();
    List<DueTimer> due = database.answer(rows.claim(claim, 100, Duration.ofHours(1)));
    database.answer(firing.fire(due, claim));
  }
}
