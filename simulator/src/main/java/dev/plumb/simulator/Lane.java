package dev.plumb.simulator;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.EventBatch;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One replica's consumer of one queue, on one channel: a batch at a time, acknowledged together.
 */
final class Lane {

  private static final int LARGEST_BATCH = 8;
  private static final int DELIVERY_LIMIT = 5;

  private record Received(long tag, ReceivedEvent event) {}

  private final Process process;
  private final World world;
  private final Queue queue;
  private final String stream;
  private final Function<EventBatch, Uni<Void>> consumer;
  private final Arrivals arrivals;
  private final List<Received> buffer = new ArrayList<>();
  private Runnable whenGone = () -> {};
  private boolean busy;
  private boolean gone;

  Lane(
      Process process,
      Queue queue,
      String stream,
      Function<EventBatch, Uni<Void>> consumer,
      Arrivals arrivals) {
    this.process = process;
    this.world = process.world();
    this.queue = queue;
    this.stream = stream;
    this.consumer = consumer;
    this.arrivals = arrivals;
  }

  void deliver(long tag, Delivery delivery) {
    process.soon(
        500,
        () -> {
          buffer.add(new Received(tag, delivery.event()));
          work();
        });
  }

  void whenGone(Runnable then) {
    whenGone = then;
  }

  /** The channel is closed, and another will be opened. */
  void cut() {
    if (!gone) {
      leave();
      whenGone.run();
    }
  }

  /** The channel is closed: what was received on it is void, what is being applied is not. */
  void leave() {
    gone = true;
    buffer.clear();
    queue.leave(this);
  }

  private void work() {
    if (busy || gone || buffer.isEmpty()) {
      return;
    }
    busy = true;
    process.soon(1_000, this::apply);
  }

  private void apply() {
    if (world.has(Bug.REQUEUE_ON_GAP)) {
      buffer.removeIf(this::requeueIfAhead);
    }
    List<Received> batch = List.copyOf(buffer.subList(0, Math.min(buffer.size(), LARGEST_BATCH)));
    buffer.subList(0, batch.size()).clear();
    if (world.has(Bug.ACK_BEFORE_COMMIT)) {
      ack(batch);
    }
    consumer
        .apply(new EventBatch(stream, batch.stream().map(Received::event).toList(), List.of()))
        .subscribe()
        .with(applied -> process.soon(200, () -> applied(batch)), stopping -> cut());
  }

  private void applied(List<Received> batch) {
    if (!process.mayCrash("after a batch of " + queue + ", before its ack")) {
      acked(batch);
    }
  }

  private void acked(List<Received> batch) {
    if (!batch.isEmpty()) {
      world.tell(() -> "%s acknowledges %d of %s".formatted(process, batch.size(), queue));
    }
    ack(batch);
    busy = false;
    work();
  }

  private void ack(List<Received> batch) {
    if (world.has(Bug.ACK_ALL_RECEIVED)) {
      queue.ackAll(this);
    } else {
      batch.forEach(each -> queue.ack(this, each.tag()));
    }
  }

  private boolean requeueIfAhead(Received each) {
    boolean ahead = arrivals.isAhead(each.event());
    if (ahead) {
      queue.requeue(this, each.tag(), DELIVERY_LIMIT);
    }
    return ahead;
  }
}
