package dev.plumb.eventing.asyncapi;

import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.connector.ConsumerSettings;
import dev.plumb.eventing.inbox.Subscription;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.relay.RelaySettings;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.topology.Topology;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The document of this instance, as it is set up. */
@Path("/asyncapi")
@Singleton
public class AsyncApiResource {

  private final String document;

  AsyncApiResource(
      ServiceName service,
      @ConfigProperty(name = "quarkus.application.version") String version,
      Config config,
      ConsumerSettings consumer,
      RelaySettings relay,
      @All List<StateSource> published,
      @All List<Subscription<?>> consumed,
      @All List<EventContracts> contracts) {
    String virtualHost = BrokerSettings.from(config).virtualHost();
    EventContracts known = contracts.isEmpty() ? stream -> List.of() : contracts.getFirst();
    AsyncApi api = new AsyncApi(service.value(), relay.source(), virtualHost, known);
    published.forEach(api::publishes);
    for (Subscription<?> each : consumed) {
      api.consumes(
          new Topology(
              service.value(),
              each.table().stream(),
              consumer.partitions(),
              consumer.hashExchange()),
          each.table());
    }
    this.document = api.document(version).encode();
  }

  @GET
  @Operation(summary = "What this service says and hears, as an AsyncAPI 3 document")
  @Produces(MediaType.APPLICATION_JSON)
  public String document() {
    return document;
  }
}
