package dev.plumb.eventing.healing;

import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.control.InvalidControlMessage;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.inbox.Upstreams;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.topology.ConsumedStreams;
import dev.plumb.eventing.topology.ConsumedStreams.Consumed;
import dev.plumb.eventing.tx.PoolTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Finds events that were published and have not arrived, and asks their producer for them, for as
 * long as the application runs. Replicas share the work by what they find due in the database.
 */
final class Healing {

  private static final Logger LOG = Logger.getLogger(Healing.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);
  private static final int MOST_ANSWERS = 100;

  private final String service;
  private final ConsumedStreams streams;
  private final HealingSettings settings;
  private final GapTable table;
  private final Upstreams upstreams;
  private final Supplier<UUID> ids;
  private final MeterRegistry meters;
  private final Asking asking;
  private final Backoff backoff;
  private final Map<String, StreamHealing> each = new HashMap<>();
  private final BlockingQueue<Delivery> answers = new LinkedBlockingQueue<>(MOST_ANSWERS);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("plumb-healing").unstarted(this::run);
  private volatile boolean stopping;
  private int faults;

  Healing(
      String service,
      ConsumedStreams streams,
      HealingSettings settings,
      Pool pool,
      BrokerConnector broker,
      MeterRegistry meters,
      Supplier<UUID> ids,
      RandomGenerator random) {
    this.service = service;
    this.streams = streams;
    this.settings = settings;
    this.table = new GapTable(pool);
    this.upstreams = new Upstreams(new PoolTransactions(pool));
    this.ids = ids;
    this.meters = meters;
    // A full queue drops the answer: it is asked for again.
    this.asking = new Asking(broker, service, answers::offer);
    this.backoff = new Backoff(BETWEEN_ROUNDS, settings.retryUpTo(), random);
  }

  /** Once the tables are there. */
  void start() {
    thread.start();
  }

  void stop() {
    stopping = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (!stopping) {
        Duration pause = round() ? BETWEEN_ROUNDS : backoff.pause(++faults);
        Delivery answer = answers.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (answer != null) {
          take(answer);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      asking.close();
    }
  }

  private boolean round() {
    try {
      for (Consumed consumed : streams.now()) {
        of(consumed.topology().stream()).round(consumed.backlog() > 0);
      }
      faults = 0;
      return true;
    } catch (IOException fault) {
      asking.failed(fault);
    } catch (RuntimeException fault) {
      report(fault);
    }
    return false;
  }

  private void take(Delivery answer) {
    try {
      Page page = Page.of(answer);
      String exchange = answer.getEnvelope().getExchange();
      if (each.values().stream().noneMatch(stream -> stream.takes(exchange, page))) {
        LOG.debug("An answer came that nobody waits for");
      }
    } catch (InvalidControlMessage invalid) {
      LOG.debugf("An answer is dropped: %s", invalid.getMessage());
    } catch (RuntimeException fault) {
      report(fault);
    }
  }

  private void report(RuntimeException fault) {
    if (!stopping && faults == 0) {
      LOG.warnf("Missing events can't be looked for, tried again: %s", fault.toString());
    }
  }

  private StreamHealing of(String stream) {
    return each.computeIfAbsent(
        stream,
        name ->
            new StreamHealing(
                service,
                name,
                settings,
                table,
                upstreams,
                asking,
                ids,
                new HealingMetrics(meters, name)));
  }
}
