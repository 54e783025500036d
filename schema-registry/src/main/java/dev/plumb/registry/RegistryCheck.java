package dev.plumb.registry;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.startup.Prerequisite;
import dev.plumb.eventing.startup.StartGate;
import dev.plumb.registry.WrittenSchemas.Look;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Nothing is written in a schema that the registry doesn't have. One that answers so ends the
 * service; for one that is away the service waits, up and not ready. Once it was all there it is
 * never asked again.
 */
@Singleton
class RegistryCheck implements StartGate, Prerequisite {

  private static final Logger LOG = Logger.getLogger(RegistryCheck.class);

  private final Optional<WrittenSchemas> written;
  private final CompletableFuture<Void> open = new CompletableFuture<>();

  /**
   * @param sources of the streams that this service publishes
   */
  RegistryCheck(Registry registry, @All List<StateSource> sources) {
    List<SchemaVersion> versions =
        sources.stream().flatMap(it -> SchemaVersion.writtenTo(it.stream()).stream()).toList();
    this.written = registry.client().map(client -> new WrittenSchemas(client, versions));
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent event) {
    if (look() instanceof Look.Missing(List<String> which)) {
      throw new NotRegistered(written.orElseThrow().refusal(which));
    }
  }

  @Override
  public Uni<Void> open() {
    return Uni.createFrom().completionStage(open.copy());
  }

  boolean isOpen() {
    return open.isDone();
  }

  @Override
  public String name() {
    return "the schema registry";
  }

  @Override
  public Optional<String> missing() {
    return switch (look()) {
      case Look.AllThere() -> Optional.empty();
      case Look.Away(String why) -> Optional.of(why + ": check plumb.registry.url");
      case Look.Missing(List<String> which) -> {
        LOG.error(written.orElseThrow().refusal(which));
        Quarkus.asyncExit(1);
        yield Optional.of("it does not have what this service writes");
      }
    };
  }

  private Look look() {
    if (isOpen()) {
      return new Look.AllThere();
    }
    Look look = written.map(WrittenSchemas::look).orElseGet(Look.AllThere::new);
    if (look instanceof Look.AllThere) {
      open.complete(null);
    }
    return look;
  }

  static final class NotRegistered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRegistered(String message) {
      super(message);
    }
  }
}
