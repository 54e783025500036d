package dev.plumb.eventing.connector;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.UnreadableDelivery;
import dev.plumb.eventing.wire.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries of one AMQP channel, in the order of their tags, cut into batches. What belongs to an
 * earlier channel is gone: the broker delivers it again. Safe for many threads.
 *
 * @param <C> the channel
 */
final class LaneBuffer<C> {

  /**
   * @param at monotonic nanoseconds
   */
  private record Delivery(long tag, int slot, long at, Reading reading) {}

  /**
   * @param lastTag acknowledging it on {@code channel}, and on no other, acknowledges the whole
   *     batch
   */
  record Cut<C>(C channel, long lastTag, Map<Integer, Integer> slots, EventBatch batch) {}

  private final String stream;
  private final int enough;
  private final int most;
  private final long batchWaitNanos;
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private final Map<Integer, Integer> unacknowledged = new HashMap<>();
  private C channel;

  /**
   * @param enough deliveries for a batch not to wait for more
   * @param most deliveries of a batch
   */
  LaneBuffer(String stream, int enough, int most, long batchWaitNanos) {
    this.stream = stream;
    this.enough = enough;
    this.most = most;
    this.batchWaitNanos = batchWaitNanos;
  }

  /**
   * Forgets everything.
   *
   * @param next whose deliveries count from now on; null as long as there is none
   */
  synchronized void startOver(C next) {
    deliveries.clear();
    unacknowledged.clear();
    channel = next;
  }

  synchronized void add(C from, long tag, int slot, long now, Reading reading) {
    if (from == channel) {
      deliveries.add(new Delivery(tag, slot, now, reading));
      unacknowledged.merge(slot, 1, Integer::sum);
    }
  }

  /** Nanoseconds until the next batch is due: 0 if it is, below 0 if there is nothing. */
  synchronized long dueIn(long now) {
    Delivery first = deliveries.peek();
    if (first == null) {
      return -1;
    }
    return deliveries.size() >= enough ? 0 : Math.max(0, first.at() + batchWaitNanos - now);
  }

  /** The oldest deliveries; empty if there are none, since tag 0 would acknowledge everything. */
  synchronized Optional<Cut<C>> cut() {
    if (deliveries.isEmpty()) {
      return Optional.empty();
    }
    int size = Math.min(most, deliveries.size());
    List<ReceivedEvent> events = new ArrayList<>(size);
    List<UnreadableDelivery> unreadable = new ArrayList<>();
    Map<Integer, Integer> slots = new HashMap<>();
    long lastTag = 0;
    for (int i = 0; i < size; i++) {
      Delivery delivery = deliveries.remove();
      lastTag = delivery.tag();
      slots.merge(delivery.slot(), 1, Integer::sum);
      switch (delivery.reading()) {
        case Reading.Readable(ReceivedEvent event) -> events.add(event);
        case Reading.Unreadable(UnreadableDelivery bytes) -> unreadable.add(bytes);
      }
    }
    return Optional.of(
        new Cut<>(channel, lastTag, slots, new EventBatch(stream, events, unreadable)));
  }

  /** False if the batch came through an earlier channel, whose tags mean nothing any more. */
  synchronized boolean acknowledge(Cut<C> cut) {
    if (cut.channel() != channel) {
      return false;
    }
    cut.slots().forEach((slot, n) -> unacknowledged.computeIfPresent(slot, (s, m) -> m - n));
    unacknowledged.values().removeIf(n -> n <= 0);
    return true;
  }

  /** Forgets everything unless there is another channel already. */
  synchronized void giveUp(C last) {
    if (last == channel) {
      startOver(null);
    }
  }

  synchronized boolean serves(C candidate) {
    return candidate == channel;
  }

  synchronized boolean holds(int slot) {
    return unacknowledged.containsKey(slot);
  }
}
