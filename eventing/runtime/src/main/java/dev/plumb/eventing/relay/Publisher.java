package dev.plumb.eventing.relay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.wire.CloudEventHeaders;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * One connection with one channel in confirm mode, written to by one thread of its own because
 * writing blocks. Begins anew whenever either closes, for as long as it runs; what to do about
 * whatever was in flight is its listener's business.
 */
final class Publisher {

  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final int PERSISTENT = 2;
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final String name;
  private final String source;
  private final Backoff backoff;
  private final PublisherListener listener;
  private final Predicate<InFlight.Sent> maySend;
  private final PublishSpans spans;
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread writer;
  private Connection connection;
  private Channel channel;
  private volatile long epoch;
  private volatile int failures;

  /** Something to do on the channel of one epoch. */
  private record Command(long epoch, Action action) {}

  private interface Action {
    void on(Channel channel) throws IOException;
  }

  /**
   * @param maySend asked right before each write; a no gives the channel up, since what was handed
   *     over has its tag already
   */
  Publisher(
      BrokerConnector broker,
      String name,
      String source,
      Backoff backoff,
      PublisherListener listener,
      Predicate<InFlight.Sent> maySend,
      EventSpans spans) {
    this.broker = broker;
    this.name = name;
    this.source = source;
    this.backoff = backoff;
    this.listener = listener;
    this.maySend = maySend;
    this.spans = new PublishSpans(spans);
    this.writer = Thread.ofPlatform().daemon().name(name + "-writer").unstarted(this::run);
  }

  void start() {
    writer.start();
  }

  /** In this order, with tags that go on where the last call's ended. */
  void send(long toEpoch, List<InFlight.Sent> events) {
    commands.add(new Command(toEpoch, channel -> write(channel, events)));
  }

  void declare(long toEpoch, String stream) {
    commands.add(new Command(toEpoch, channel -> declare(channel, toEpoch, stream)));
  }

  /** Whether or not it would still answer. */
  void giveUp(long suspect) {
    commands.add(
        new Command(
            suspect,
            channel -> {
              throw new IOException("no confirm in time");
            }));
  }

  void stop() {
    stopping.countDown();
    commands.add(new Command(epoch, channel -> {}));
    try {
      writer.join(2 * ABORT_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try {
        serve(open());
      } catch (IOException | RuntimeException fault) {
        failures++;
        report(fault);
      } catch (InterruptedException interrupted) {
        stopping.countDown();
      }
      listener.closed(epoch);
      spans.closed();
      leave();
    }
  }

  private void report(Exception fault) {
    if (stopping.getCount() > 0) {
      broker.failed(name, fault);
    }
  }

  private Channel open() throws IOException {
    if (connection == null || !connection.isOpen()) {
      connection = broker.open(name);
      connection.addBlockedListener(
          reason -> {
            LOG.warnf("The broker takes no events for now: %s", reason);
            listener.blocked(true);
          },
          () -> {
            LOG.info("The broker takes events again");
            listener.blocked(false);
          });
      listener.blocked(false);
    }
    channel = connection.createChannel();
    long opening = ++epoch;
    channel.addConfirmListener(
        (tag, all) -> {
          failures = 0;
          spans.acked(tag, all);
          listener.acked(opening, tag, all);
        },
        (tag, all) -> {
          spans.nacked(tag, all);
          listener.nacked(opening, tag, all);
        });
    channel.addReturnListener(
        returned -> {
          spans.returned(returned.getProperties().getMessageId());
          listener.returned(
              opening, returned.getExchange(), UUID.fromString(returned.getRoutingKey()));
        });
    channel.addShutdownListener(
        cause -> commands.add(new Command(opening, closed -> rethrow(cause))));
    channel.confirmSelect();
    broker.working(name);
    listener.opened(opening);
    return channel;
  }

  private void serve(Channel channel) throws IOException, InterruptedException {
    while (stopping.getCount() > 0) {
      Command command = commands.take();
      if (command.epoch() == epoch) {
        command.action().on(channel);
      }
    }
  }

  private void write(Channel channel, List<InFlight.Sent> events) throws IOException {
    for (InFlight.Sent sent : events) {
      if (!maySend.test(sent)) {
        throw new IOException("the lease ended before everything was written");
      }
      OutboxEvent event = sent.event();
      String traceparent = spans.begin(channel.getNextPublishSeqNo(), event);
      channel.basicPublish(
          event.stream(),
          event.key().toString(),
          true,
          properties(event, traceparent),
          event.body());
    }
  }

  private AMQP.BasicProperties properties(OutboxEvent event, String traceparent) {
    return new AMQP.BasicProperties.Builder()
        .messageId(event.id().toString())
        .contentType(CloudEventHeaders.CONTENT_TYPE)
        .deliveryMode(PERSISTENT)
        .headers(
            CloudEventHeaders.of(
                event.id(),
                source,
                event.stream(),
                event.key(),
                event.version(),
                event.type(),
                event.schema(),
                event.occurredAt(),
                traceparent))
        .build();
  }

  /** On a channel of its own: a refusal costs that one only. */
  private void declare(Channel channel, long forEpoch, String stream) throws IOException {
    try (Channel own = channel.getConnection().createChannel()) {
      own.exchangeDeclare(stream, BuiltinExchangeType.FANOUT, true);
      broker.working(name + " for stream " + stream);
      listener.declared(forEpoch, stream);
    } catch (IOException | TimeoutException | ShutdownSignalException refused) {
      broker.failed(name + " for stream " + stream, refused);
      listener.notDeclared(forEpoch, stream);
    }
  }

  private static void rethrow(ShutdownSignalException cause) {
    throw cause;
  }

  /** A connection is kept if the broker closed just the channel. */
  private void leave() {
    if (connection != null && (channel == null || channel.isOpen() || !connection.isOpen())) {
      connection.abort(ABORT_MILLIS);
      connection = null;
    }
    try {
      if (failures > 0 && stopping.await(backoff.nanos(failures), TimeUnit.NANOSECONDS)) {
        LOG.debugf("%s stops", name);
      }
    } catch (InterruptedException interrupted) {
      stopping.countDown();
    }
  }
}
