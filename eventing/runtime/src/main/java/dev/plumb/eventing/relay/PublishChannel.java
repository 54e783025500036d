package dev.plumb.eventing.relay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownListener;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.broker.WriterConnection;
import dev.plumb.eventing.topology.Declaration.Exchange;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One connection with one channel in confirm mode at a time; whatever the broker says on it is told
 * to the listener. For the writer's thread.
 */
final class PublishChannel {

  private static final Logger LOG = Logger.getLogger(PublishChannel.class);
  private static final int ABORT_MILLIS = 1_000;

  private final BrokerConnector broker;
  private final String name;
  private final PublisherListener listener;
  private final PublishSpans spans;
  private final Runnable onAcked;
  private WriterConnection connection;
  private Channel channel;

  PublishChannel(
      BrokerConnector broker,
      String name,
      PublisherListener listener,
      PublishSpans spans,
      Runnable onAcked) {
    this.broker = broker;
    this.name = name;
    this.listener = listener;
    this.spans = spans;
    this.onAcked = onAcked;
  }

  /** Blocks until the broker has answered. */
  Channel open(long epoch, ShutdownListener onShutdown) throws IOException {
    if (!isConnected()) {
      connect();
    }
    channel = connection.connection().createChannel();
    channel.addConfirmListener(
        (tag, all) -> {
          onAcked.run();
          spans.acked(tag, all);
          listener.acked(epoch, tag, all);
        },
        (tag, all) -> {
          spans.nacked(tag, all);
          listener.nacked(epoch, tag, all);
        });
    channel.addReturnListener(
        returned -> {
          spans.returned(returned.getProperties().getMessageId());
          listener.returned(
              epoch, returned.getExchange(), UUID.fromString(returned.getRoutingKey()));
        });
    channel.addShutdownListener(onShutdown);
    channel.confirmSelect();
    broker.working(name);
    listener.opened(epoch);
    return channel;
  }

  private void connect() throws IOException {
    connection = broker.openToWrite(name);
    connection
        .connection()
        .addBlockedListener(
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

  /** On a channel of its own: a refusal costs that one only. */
  void declare(long epoch, String stream) {
    String purpose = name + " for stream " + stream;
    try (Channel own = connection.connection().createChannel()) {
      broker.provision().of(Exchange.of(stream), own);
      broker.working(purpose);
      listener.declared(epoch, stream);
    } catch (IOException | TimeoutException | ShutdownSignalException refused) {
      broker.failed(purpose, refused);
      listener.notDeclared(epoch, stream);
    }
  }

  /** What is published from now on may be kept back until {@link #flush}. */
  void hold() {
    connection.hold();
  }

  void flush() throws IOException {
    connection.release();
  }

  private boolean isConnected() {
    return connection != null && connection.connection().isOpen();
  }

  /**
   * The connection is kept if the broker closed just the channel.
   *
   * @param fault another node is tried before this one
   */
  void leave(boolean fault) {
    if (connection != null && (channel == null || channel.isOpen() || !isConnected())) {
      int code = fault ? AMQP.CONNECTION_FORCED : AMQP.REPLY_SUCCESS;
      connection.connection().abort(code, "left by the relay", ABORT_MILLIS);
      connection = null;
    }
  }
}
