package dev.plumb.eventing.relay;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.trace.EventSpans;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Writes to a {@link PublishChannel}, on a thread of its own because writing blocks. Begins anew
 * whenever channel or connection closes, for as long as it runs; what to do about whatever was in
 * flight is its listener's business.
 */
final class Publisher implements EventWriter {

  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final int STOP_MILLIS = 2_000;

  private final BrokerConnector broker;
  private final String name;
  private final EventMessages messages;
  private final Backoff backoff;
  private final PublisherListener listener;
  private final Predicate<InFlight.Sent> maySend;
  private final PublishSpans spans;
  private final PublishChannel channel;
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread writer;
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
    this.messages = new EventMessages(source);
    this.backoff = backoff;
    this.listener = listener;
    this.maySend = maySend;
    this.spans = new PublishSpans(spans);
    this.channel = new PublishChannel(broker, name, listener, this.spans, () -> failures = 0);
    this.writer = Thread.ofPlatform().daemon().name(name + "-writer").unstarted(this::run);
  }

  void start() {
    writer.start();
  }

  @Override
  public void send(long toEpoch, List<InFlight.Sent> events) {
    commands.add(new Command(toEpoch, to -> write(to, events)));
  }

  @Override
  public void declare(long toEpoch, String stream) {
    commands.add(new Command(toEpoch, unused -> channel.declare(toEpoch, stream)));
  }

  @Override
  public void giveUp(long suspect) {
    commands.add(
        new Command(
            suspect,
            unused -> {
              throw new IOException("no confirm in time");
            }));
  }

  void stop() {
    stopping.countDown();
    commands.add(new Command(epoch, unused -> {}));
    try {
      writer.join(STOP_MILLIS);
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
      channel.leave(stopping.getCount() > 0);
      pause();
    }
  }

  private Channel open() throws IOException {
    long opening = ++epoch;
    return channel.open(
        opening, cause -> commands.add(new Command(opening, unused -> rethrow(cause))));
  }

  private void serve(Channel open) throws IOException, InterruptedException {
    while (stopping.getCount() > 0) {
      Command command = commands.take();
      if (command.epoch() == epoch) {
        command.action().on(open);
      }
    }
  }

  private void write(Channel to, List<InFlight.Sent> events) throws IOException {
    channel.hold();
    try {
      publish(to, events);
    } finally {
      channel.flush();
    }
  }

  private void publish(Channel to, List<InFlight.Sent> events) throws IOException {
    for (InFlight.Sent sent : events) {
      if (!maySend.test(sent)) {
        throw new IOException("the lease ended before everything was written");
      }
      OutboxEvent event = sent.event();
      String traceparent = spans.begin(to.getNextPublishSeqNo(), event);
      to.basicPublish(
          event.stream(),
          event.key().toString(),
          true,
          messages.properties(event, traceparent),
          event.body());
    }
  }

  private void report(Exception fault) {
    if (stopping.getCount() > 0) {
      broker.failed(name, fault);
    }
  }

  private static void rethrow(ShutdownSignalException cause) {
    throw cause;
  }

  private void pause() {
    try {
      if (failures > 0 && stopping.await(backoff.nanos(failures), TimeUnit.NANOSECONDS)) {
        LOG.debugf("%s stops", name);
      }
    } catch (InterruptedException interrupted) {
      stopping.countDown();
    }
  }
}
