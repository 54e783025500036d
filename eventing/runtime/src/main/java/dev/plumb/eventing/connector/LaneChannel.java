package dev.plumb.eventing.connector;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.plumb.eventing.topology.Topology;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One AMQP channel with its consumers; never reopened, so that its tags always mean the same. */
final class LaneChannel {

  /** Told by the AMQP client's threads. */
  interface Listener {

    void delivered(LaneChannel from, int slot, long tag, Map<String, Object> headers, byte[] body);

    void closed(LaneChannel gone);

    /** A consumer is gone, or an acknowledgement. */
    void disturbed();
  }

  private static final long ACK_SECONDS = 3;

  private final Channel channel;
  private final Listener listener;
  private final Map<Integer, String> consumers = new ConcurrentHashMap<>();
  private final ExecutorService acks =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("plumb-ack").factory());

  private LaneChannel(Channel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  static LaneChannel open(Connection connection, int prefetch, Listener listener)
      throws IOException {
    Channel channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("the broker allows no more channels: raise channel_max there");
    }
    channel.basicQos(prefetch);
    LaneChannel lane = new LaneChannel(channel, listener);
    channel.addShutdownListener(cause -> listener.closed(lane));
    return lane;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Begins and ends consumers until there is one for each of the slots and no other. */
  void consume(Topology topology, Set<Integer> slots) throws IOException {
    for (Integer slot : new HashSet<>(consumers.keySet())) {
      if (!slots.contains(slot)) {
        channel.basicCancel(consumers.remove(slot));
      }
    }
    for (Integer slot : slots) {
      if (!consumers.containsKey(slot)) {
        String tag = topology.queue(slot) + "@" + System.identityHashCode(this);
        consumers.put(slot, tag);
        channel.basicConsume(topology.queue(slot), false, tag, new SlotConsumer(slot));
      }
    }
  }

  /**
   * Everything up to {@code tag}, behind the caller's back: a socket may block. Fails silently,
   * since what is not acknowledged is delivered again.
   */
  void acknowledge(long tag) {
    acks.execute(
        () -> {
          try {
            channel.basicAck(tag, true);
          } catch (IOException | AlreadyClosedException gone) {
            listener.disturbed();
          }
        });
  }

  /** Returns when what is to be acknowledged is written; for the last time. */
  void flush() {
    acks.shutdown();
    try {
      acks.awaitTermination(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void close() throws IOException, TimeoutException {
    flush();
    if (channel.isOpen()) {
      channel.close();
    }
  }

  private final class SlotConsumer extends DefaultConsumer {

    private final int slot;

    SlotConsumer(int slot) {
      super(channel);
      this.slot = slot;
    }

    @Override
    public void handleDelivery(
        String consumer, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      listener.delivered(
          LaneChannel.this, slot, envelope.getDeliveryTag(), properties.getHeaders(), body);
    }

    /** The queue was deleted, or its leader moved. */
    @Override
    public void handleCancel(String consumer) {
      consumers.remove(slot);
      listener.disturbed();
    }
  }
}
