package dev.plumb.eventing.connector;

import com.rabbitmq.client.Connection;
import dev.plumb.eventing.connector.LaneBuffer.Cut;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.eventing.wire.EventReader;
import io.micrometer.core.instrument.Counter;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * One batch after the other from some of a stream's partitions. The next batch is handed out when
 * the one before has been acknowledged, and only on demand; the stream of batches never ends by
 * itself.
 */
final class Lane implements Flow.Publisher<Message<EventBatch>> {

  private static final Logger LOG = Logger.getLogger(Lane.class);

  private final String stream;
  private final ConsumerSettings settings;
  private final EventReader reader;
  private final ContextInternal context;
  private final Counter deliveries;
  private final Runnable disturbed;
  private final LaneBuffer<LaneChannel> buffer;
  private final AtomicBoolean pumping = new AtomicBoolean();
  private final AtomicLong demand = new AtomicLong();
  private volatile Flow.Subscriber<? super Message<EventBatch>> subscriber;
  private volatile LaneChannel channel;
  private final Semaphore hand = new Semaphore(1);
  private volatile boolean stopping;
  private volatile int failures;
  private boolean waiting;

  /**
   * @param context of its own, for it alone
   * @param disturbed called when there may be something to put right; must not block
   */
  Lane(
      String stream,
      ConsumerSettings settings,
      ContextInternal context,
      Counter deliveries,
      Runnable disturbed) {
    this.stream = stream;
    this.settings = settings;
    this.reader = new EventReader(stream);
    this.context = context;
    this.deliveries = deliveries;
    this.disturbed = disturbed;
    this.buffer =
        new LaneBuffer<>(
            stream,
            settings.batchSize(),
            settings.backlogBatchSize(),
            settings.batchWait().toNanos());
  }

  /** One subscriber only. */
  @Override
  public void subscribe(Flow.Subscriber<? super Message<EventBatch>> next) {
    subscriber = next;
    next.onSubscribe(new Demand());
  }

  /** Consumes these slots and no others, on a new channel if the last one is gone. */
  void consume(Connection connection, Topology topology, Set<Integer> slots) throws IOException {
    if (channel == null || !channel.isOpen() || !buffer.serves(channel)) {
      close();
      channel = LaneChannel.open(connection, settings.prefetch(), new Inlet());
      buffer.startOver(channel);
    }
    channel.consume(topology, slots);
  }

  /** Whether deliveries of the slot are not acknowledged yet. */
  boolean holds(int slot) {
    return buffer.holds(slot);
  }

  /** How often in a row batches have failed: the lane should wait before it begins again. */
  int failures() {
    return failures;
  }

  /** Hands out nothing any more. */
  void stop() {
    stopping = true;
  }

  /** Once stopped: whether the batch in hand was acknowledged in time. */
  boolean isDone(Duration limit) throws InterruptedException {
    return hand.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Once stopped: what was acknowledged is on its way to the broker. */
  void flush() {
    LaneChannel last = channel;
    if (last != null) {
      last.flush();
    }
  }

  /** Gives up what is not acknowledged; the broker delivers it again. */
  void close() {
    LaneChannel last = channel;
    channel = null;
    try {
      if (last != null) {
        last.close();
      }
    } catch (IOException | TimeoutException | RuntimeException gone) {
      LOG.debugf(gone, "A channel of stream %s was gone already", stream);
    }
    buffer.startOver(null);
  }

  private boolean isBusy() {
    return hand.availablePermits() == 0;
  }

  private void pumpSoon() {
    if (pumping.compareAndSet(false, true)) {
      context.runOnContext(ignored -> pump());
    }
  }

  /** Only ever on the lane's context. */
  private void pump() {
    pumping.set(false);
    if (stopping || isBusy() || demand.get() == 0) {
      return;
    }
    long due = buffer.dueIn(System.nanoTime());
    if (due == 0 && hand.tryAcquire()) {
      buffer.cut().ifPresentOrElse(this::handOut, hand::release);
    } else if (due > 0 && !waiting) {
      waiting = true;
      context.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(due)), ignored -> pumpAgain());
    }
  }

  private void pumpAgain() {
    waiting = false;
    pump();
  }

  private void handOut(Cut<LaneChannel> cut) {
    demand.decrementAndGet();
    Context own = context.duplicate();
    VertxContextSafetyToggle.setContextSafe(own, true);
    subscriber.onNext(
        Message.of(
            cut.batch(),
            Metadata.of(new LocalContextMetadata(own)),
            () -> acknowledge(cut),
            reason -> giveUp(cut, reason)));
  }

  private CompletionStage<Void> acknowledge(Cut<LaneChannel> cut) {
    failures = 0;
    if (buffer.acknowledge(cut)) {
      cut.channel().acknowledge(cut.lastTag());
    }
    release();
    return CompletableFuture.completedFuture(null);
  }

  private CompletionStage<Void> giveUp(Cut<LaneChannel> cut, Throwable reason) {
    if (!stopping) {
      LOG.warnf(
          "A batch of %d events of stream %s failed and will be delivered again: %s",
          cut.batch().events().size(), stream, reason.getClass().getSimpleName());
    }
    failures++;
    buffer.giveUp(cut.channel());
    disturbed.run();
    release();
    return CompletableFuture.completedFuture(null);
  }

  private void release() {
    hand.release();
    pumpSoon();
  }

  private final class Demand implements Flow.Subscription {

    @Override
    public void request(long batches) {
      demand.accumulateAndGet(batches, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
      pumpSoon();
    }

    @Override
    public void cancel() {
      stop();
    }
  }

  private final class Inlet implements LaneChannel.Listener {

    @Override
    public void delivered(
        LaneChannel from, int slot, long tag, Map<String, Object> headers, byte[] body) {
      buffer.add(from, tag, slot, System.nanoTime(), reader.read(headers, body));
      deliveries.increment();
      if (!isBusy()) {
        pumpSoon();
      }
    }

    @Override
    public void closed(LaneChannel gone) {
      buffer.giveUp(gone);
      Lane.this.disturbed.run();
    }

    @Override
    public void disturbed() {
      Lane.this.disturbed.run();
    }
  }
}
