package dev.plumb.eventing.connector;

import dev.plumb.eventing.startup.Schema;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Quarkus Messaging over streams: {@code @Incoming} methods take an {@link
 * dev.plumb.eventing.inbox.EventBatch} and answer once it is committed. The generic attribute
 * {@code concurrency} is the number of lanes; each takes some of the stream's partitions.
 */
@ApplicationScoped
@Connector(PlumbConnector.NAME)
@ConnectorAttribute(
    name = "stream",
    type = "string",
    direction = ConnectorAttribute.Direction.INCOMING,
    description = "The stream to consume; the channel's name if it is not set")
public class PlumbConnector implements InboundConnector {

  static final String NAME = "plumb-rabbitmq";

  private static final Logger LOG = Logger.getLogger(PlumbConnector.class);

  /** The provider's mark between a channel's name and the number of its copy. */
  private static final String COPY = "$";

  private final Schema schema;
  private final StreamConsumers consumers;

  PlumbConnector(Schema schema, StreamConsumers consumers) {
    this.schema = schema;
    this.consumers = consumers;
  }

  /** One call for each lane. */
  @Override
  public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
    String channel = config.getValue("channel-name", String.class).split("[" + COPY + "]")[0];
    return consumers.lane(config.getOptionalValue("stream", String.class).orElse(channel));
  }

  void start(@Observes StartupEvent event) {
    schema
        .ready()
        .subscribe()
        .with(
            ignored -> consumers.start(),
            stopping -> LOG.debug("Stopped before the tables were there"));
  }
}
