package dev.plumb.eventing.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.impl.StrictExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A listener that throws costs its channel, so that nothing goes on half heard. A broken socket is
 * told by the shutdown listener, once; no stack trace for it here.
 */
final class ListenerFaults extends StrictExceptionHandler {

  private static final Logger LOG = Logger.getLogger(ListenerFaults.class);

  @Override
  public void handleUnexpectedConnectionDriverException(Connection connection, Throwable fault) {
    LOG.debugf(fault, "Connection %s broke", connection.getClientProvidedName());
  }
}
