package dev.plumb.eventing.replay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.eventing.wire.CloudEventHeaders;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Publishes events of the log once more, to one consuming service only: straight to its hash
 * exchange, past the stream's own, so that nobody else hears of it. The consumer refuses what it
 * had; so a call that failed, wholly or in part, may be repeated as it was.
 *
 * <p>Safe for any number of callers: calls wait for one another and for nothing else, on a thread
 * and a connection of their own.
 */
public final class Republisher implements AutoCloseable {

  private static final int PERSISTENT = 2;
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final String name;
  private final Duration confirmTimeout;
  private final ExecutorService worker;
  private volatile Connection connection;

  /**
   * @param name of the connection, as shown by the broker
   * @param confirmTimeout for the events of one call together
   */
  public Republisher(BrokerConnector broker, String name, Duration confirmTimeout) {
    this.broker = broker;
    this.name = name;
    this.confirmTimeout = confirmTimeout;
    this.worker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * Completes once every event is confirmed and none was returned; fails with {@link
   * RepublishingFailed} otherwise, and with {@link UnknownConsumer} where that service has no
   * exchange for a stream of theirs. Answers on a thread that must not be kept.
   *
   * @param consumer a service's name, as in its exchanges and queues
   * @param events published in this order, each with the source it has; some hundreds at most,
   *     since they are in flight together
   */
  public Uni<Void> republish(String consumer, List<ReceivedEvent> events) {
    return Uni.createFrom()
        .<Void>emitter(answer -> tell(consumer, events, answer))
        .runSubscriptionOn(worker);
  }

  @Override
  public void close() {
    worker.shutdownNow();
    leave();
  }

  private void leave() {
    Connection left = connection;
    if (left != null) {
      left.abort(ABORT_MILLIS);
    }
  }

  private void tell(String consumer, List<ReceivedEvent> events, UniEmitter<? super Void> answer) {
    try {
      connect();
      lookUp(consumer, events);
      publish(consumer, events);
    } catch (UnknownConsumer | RepublishingFailed failed) {
      answer.fail(failed);
      return;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      answer.fail(new RepublishingFailed("stopping", stopping));
      return;
    } catch (IOException | TimeoutException | RuntimeException fault) {
      leave();
      answer.fail(new RepublishingFailed(broker.failed(name, fault).getMessage(), fault));
      return;
    }
    broker.working(name);
    answer.complete(null);
  }

  /** One that blocks would keep a write, and this thread, for as long as it does. */
  private void connect() throws IOException {
    if (connection == null || !connection.isOpen()) {
      Connection opened = broker.open(name);
      opened.addBlockedListener(reason -> opened.abort(ABORT_MILLIS), () -> {});
      connection = opened;
    }
  }

  /** On a channel of its own, which the broker closes if the answer is no. */
  private void lookUp(String consumer, List<ReceivedEvent> events) throws IOException {
    for (String stream : events.stream().map(ReceivedEvent::stream).distinct().toList()) {
      Channel own = connection.createChannel();
      try {
        own.exchangeDeclarePassive(Topology.exchange(consumer, stream));
        own.abort();
      } catch (IOException refused) {
        if (isMissing(refused)) {
          throw new UnknownConsumer(consumer, stream, refused);
        }
        throw refused;
      }
    }
  }

  private static boolean isMissing(IOException refused) {
    return refused.getCause() instanceof ShutdownSignalException closed
        && closed.getReason() instanceof AMQP.Channel.Close close
        && close.getReplyCode() == AMQP.NOT_FOUND;
  }

  private void publish(String consumer, List<ReceivedEvent> events)
      throws IOException, InterruptedException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      publish(channel, consumer, events);
    }
  }

  private void publish(Channel channel, String consumer, List<ReceivedEvent> events)
      throws IOException, InterruptedException, TimeoutException {
    Set<String> returned = ConcurrentHashMap.newKeySet();
    channel.addReturnListener(message -> returned.add(message.getProperties().getMessageId()));
    channel.confirmSelect();
    for (ReceivedEvent event : events) {
      channel.basicPublish(
          Topology.exchange(consumer, event.stream()),
          event.key().toString(),
          true,
          properties(event),
          event.body());
    }
    if (!channel.waitForConfirms(confirmTimeout.toMillis())) {
      throw new RepublishingFailed("the broker refused some of " + events.size() + " events", null);
    }
    if (!returned.isEmpty()) {
      throw new RepublishingFailed(
          "%d of %d events found no queue of %s"
              .formatted(returned.size(), events.size(), consumer),
          null);
    }
  }

  private static AMQP.BasicProperties properties(ReceivedEvent event) {
    return new AMQP.BasicProperties.Builder()
        .messageId(event.id().toString())
        .contentType(CloudEventHeaders.CONTENT_TYPE)
        .deliveryMode(PERSISTENT)
        .headers(
            CloudEventHeaders.of(
                event.id(),
                event.source(),
                event.stream(),
                event.key(),
                event.version(),
                event.epoch(),
                event.type(),
                event.schema(),
                event.occurredAt(),
                event.traceparent().orElse(null)))
        .build();
  }
}
