package dev.plumb.eventing.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.FrameHandlerFactory;
import dev.plumb.eventing.topology.Provision;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;

/**
 * Opens connections that never recover by themselves: who opened one knows what was in flight on
 * it, declares his topology again and takes up his work where it has to be taken up. Reports each
 * reason once for as long as it lasts.
 */
public final class BrokerConnector {

  private static final Logger LOG = Logger.getLogger(BrokerConnector.class);

  private final BrokerSettings settings;
  private final Provision provision;
  private final BrokerFault fault;
  private final BrokerNodes nodes;
  private final ConcurrentMap<String, String> reasons = new ConcurrentHashMap<>();

  /** For one who may make what is missing. */
  public BrokerConnector(BrokerSettings settings) {
    this(settings, Provision.MAKES);
  }

  public BrokerConnector(BrokerSettings settings, Provision provision) {
    this.settings = settings;
    this.provision = provision;
    this.fault = new BrokerFault(settings, provision);
    this.nodes = new BrokerNodes(settings.addresses(), System::nanoTime, new SecureRandom());
  }

  /** How whoever connects comes by what he needs there. */
  public Provision provision() {
    return provision;
  }

  /**
   * Blocks until connected to one of the nodes or refused by each; the caller repeats it with a
   * pause.
   *
   * @param name what it is for, as shown by the broker
   */
  public Connection open(String name) throws BrokerUnavailable {
    try {
      return connect(factory(name), name);
    } catch (IOException | GeneralSecurityException refused) {
      throw failed(name, refused);
    }
  }

  /** The same for one who publishes much. */
  public WriterConnection openToWrite(String name) throws BrokerUnavailable {
    WriterFactory factory = new WriterFactory();
    try {
      Connection connection = connect(prepared(factory, name), name);
      return new WriterConnection(connection, factory.writes);
    } catch (IOException | GeneralSecurityException refused) {
      throw failed(name, refused);
    }
  }

  /** For one connection. */
  private static final class WriterFactory extends ConnectionFactory {

    private WritesTogether writes;

    @Override
    protected synchronized FrameHandlerFactory createFrameHandlerFactory() throws IOException {
      FrameHandlerFactory plain = super.createFrameHandlerFactory();
      return (address, connectionName) -> {
        writes = new WritesTogether(plain.create(address, connectionName));
        return writes;
      };
    }
  }

  /** Something that needs a connection. */
  @FunctionalInterface
  public interface Trial {
    void on(Connection connection) throws IOException, TimeoutException;
  }

  /**
   * Why that can't be done on a connection of its own, in words for a person to act on; empty if it
   * can. Logs nothing.
   *
   * @param name what it is for, as shown by the broker
   */
  public Optional<String> tryOut(String name, Trial trial) {
    try (Connection connection = connect(factory(name), name)) {
      trial.on(connection);
      return Optional.empty();
    } catch (IOException | TimeoutException | GeneralSecurityException | RuntimeException refused) {
      return Optional.of(fault.inWords(refused));
    }
  }

  /**
   * Says in words why {@code name} can't do its work, and logs it unless that was the last reason
   * logged for it, or somebody else waits for the same.
   */
  public BrokerUnavailable failed(String name, Throwable cause) {
    if (cause instanceof BrokerUnavailable known) {
      return known;
    }
    String reason = fault.inWords(cause);
    boolean known = reasons.containsValue(reason);
    reasons.put(name, reason);
    if (!known) {
      LOG.warnf("%s waits for the broker: %s", name, reason);
    }
    return new BrokerUnavailable(reason, cause);
  }

  /** {@code name} does its work (again): the next failure is news. */
  public void working(String name) {
    if (reasons.remove(name) != null) {
      LOG.infof("%s has the broker back", name);
    }
  }

  /** Why {@code name} waits; empty while it works. */
  public Optional<String> waitingFor(String name) {
    return Optional.ofNullable(reasons.get(name));
  }

  /** The first failure is told: it is of the node that was most likely to be well. */
  private Connection connect(ConnectionFactory factory, String name) throws IOException {
    IOException first = null;
    for (Address node : nodes.inOrder()) {
      try {
        return connect(factory, name, node);
      } catch (IOException | TimeoutException refused) {
        nodes.failed(node);
        IOException next = refused instanceof IOException known ? known : new IOException(refused);
        if (first == null) {
          first = next;
        } else {
          first.addSuppressed(next);
        }
      }
    }
    throw first;
  }

  private Connection connect(ConnectionFactory factory, String name, Address node)
      throws IOException, TimeoutException {
    Connection connection = factory.newConnection(List.of(node), name);
    nodes.answered(node);
    connection.addShutdownListener(
        cause -> {
          if (isFault(cause)) {
            nodes.failed(node);
          }
        });
    return connection;
  }

  /** Also where we gave it up, with another code than one who is done with it. */
  private static boolean isFault(ShutdownSignalException cause) {
    return !cause.isInitiatedByApplication()
        || (cause.getReason() instanceof AMQP.Connection.Close close
            && close.getReplyCode() != AMQP.REPLY_SUCCESS);
  }

  private ConnectionFactory factory(String name) throws GeneralSecurityException {
    return prepared(new ConnectionFactory(), name);
  }

  private ConnectionFactory prepared(ConnectionFactory factory, String name)
      throws GeneralSecurityException {
    factory.setUsername(settings.username());
    factory.setPassword(settings.password());
    factory.setVirtualHost(settings.virtualHost());
    factory.setRequestedHeartbeat((int) settings.heartbeat().toSeconds());
    factory.setConnectionTimeout((int) settings.connectTimeout().toMillis());
    factory.setHandshakeTimeout((int) settings.connectTimeout().toMillis());
    factory.setChannelRpcTimeout((int) settings.answerTimeout().toMillis());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setThreadFactory(Thread.ofPlatform().daemon().name(name + "-amqp-", 0).factory());
    factory.setSharedExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory()));
    factory.setExceptionHandler(new ListenerFaults());
    if (settings.ssl()) {
      factory.useSslProtocol(SSLContext.getDefault());
      factory.enableHostnameVerification();
    }
    return factory;
  }
}
