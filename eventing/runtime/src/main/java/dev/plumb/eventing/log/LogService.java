package dev.plumb.eventing.log;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.Questions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has the questions for this service's streams answered, one after the other and no more than a
 * hundred a second, for as long as it runs. A question that can't be answered is dropped.
 */
final class LogService {

  private static final Logger LOG = Logger.getLogger(LogService.class);
  private static final String NAME = "plumb-log";
  private static final int PREFETCH = 20;
  private static final int MILLIS_BETWEEN_ANSWERS = 10;
  private static final int SECONDS_BETWEEN_CHECKS = 5;
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final Map<String, Answers> answers;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name(NAME).unstarted(this::run);

  /**
   * @param channel it came on
   */
  private record Asked(String stream, Delivery message, Channel channel) {}

  private BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private Connection connection;
  private Channel channel;
  private int faults;
  private volatile boolean disturbed;

  /**
   * @param answers by stream
   */
  LogService(BrokerConnector broker, Map<String, Answers> answers, Backoff backoff) {
    this.broker = broker;
    this.answers = Map.copyOf(answers);
    this.backoff = backoff;
  }

  /** Once the tables are there. */
  void start() {
    if (!answers.isEmpty()) {
      thread.start();
    }
  }

  void stop() {
    stopping.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      while (stopping.getCount() > 0) {
        serve();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void serve() throws InterruptedException {
    try {
      consume();
      broker.working(NAME);
      while (channel.isOpen() && !disturbed) {
        Asked next = asked.poll(SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
        if (next != null) {
          answer(next);
          faults = 0;
        }
      }
    } catch (IOException | RuntimeException fault) {
      broker.failed(NAME, fault);
    }
    leave();
    stopping.await(backoff.pause(++faults).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void answer(Asked next) throws IOException, InterruptedException {
    try {
      answers.get(next.stream()).to(next.message(), channel);
    } catch (RuntimeException fault) {
      LOG.warnf(
          "A question for stream %s stays without an answer: %s", next.stream(), fault.toString());
    }
    next.channel().basicAck(next.message().getEnvelope().getDeliveryTag(), false);
    stopping.await(MILLIS_BETWEEN_ANSWERS, TimeUnit.MILLISECONDS);
  }

  private void consume() throws IOException {
    connection = broker.open(NAME);
    channel = connection.createChannel();
    channel.basicQos(PREFETCH);
    asked = new LinkedBlockingQueue<>();
    disturbed = false;
    Channel own = channel;
    BlockingQueue<Asked> into = asked;
    for (String stream : answers.keySet()) {
      Questions questions = new Questions(stream);
      for (Declaration each : questions.declarations()) {
        broker.provision().of(each, channel);
      }
      channel.basicConsume(
          questions.queue(),
          false,
          (tag, message) -> into.add(new Asked(stream, message, own)),
          gone -> disturbed = true);
    }
  }

  private void leave() {
    if (connection != null) {
      connection.abort(ABORT_MILLIS);
      connection = null;
    }
  }
}
