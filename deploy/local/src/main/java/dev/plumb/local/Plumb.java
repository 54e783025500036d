package dev.plumb.local;

import dev.plumb.eventing.backends.BackendSettings;
import dev.plumb.eventing.backends.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * All of Plumb: backends, sandbox and the three services as packaged jars. Ends with this process,
 * however that ends, and leaves nothing but its logs.
 */
public final class Plumb implements Site, AutoCloseable {
  private final PlumbOptions options;
  private final Backends backends;
  private final Layout layout;
  private final Map<Application, List<Replica>> replicas;
  private final Secrets secrets;
  private final Optional<RegistryServer> registry;

  private Plumb(PlumbOptions options, Backends backends, Layout layout) {
    this.options = options;
    this.backends = backends;
    this.layout = layout;
    this.replicas = layout.replicas();
    this.secrets = layout.secrets();
    this.registry = layout.registry();
  }

  /** Returns when everything is ready. */
  public static Plumb start(PlumbOptions options) {
    options.progress().accept("starting PostgreSQL and RabbitMQ ...");
    Backends backends = Backends.start(BackendSettings.defaults().withBrokers(options.brokers()));
    try {
      Plumb plumb = new Plumb(options, backends, new Layout(options, backends));
      plumb.startApplications();
      return plumb;
    } catch (RuntimeException e) {
      backends.close();
      throw e;
    }
  }

  public Backends backends() {
    return backends;
  }

  public List<Replica> replicas(Application application) {
    return replicas.get(application);
  }

  @Override
  public List<Http> processes(Application application) {
    return replicas(application).stream().map(Replica::http).toList();
  }

  /** One more of a service, not started yet; ends with the others. */
  public Replica add(Application service) {
    Replica more = layout.oneMore(service, replicas(service).size() + 1);
    replicas(service).add(more);
    return more;
  }

  /** Ends it; nobody counts on it any more. */
  public void remove(Application service, Replica replica) {
    replicas(service).remove(replica);
    replica.stop();
  }

  /** Empty unless it was asked for. */
  public Optional<RegistryServer> registry() {
    return registry;
  }

  /** What operators have to show at every service. */
  public String opsToken() {
    return secrets.ops();
  }

  @Override
  public Database database(Application service) {
    return new Database(backends.postgres(), service.title());
  }

  /**
   * Makes what the service needs where {@code PLUMB_PREPARE} is {@code never}, as those who may.
   *
   * @return what the process that did it has printed
   * @throws IllegalStateException with that, where it failed
   */
  public String prepare(Application service) {
    return replicas(service).getFirst().prepare(leastPrivilege().toPrepare(service));
  }

  private LeastPrivilege leastPrivilege() {
    return new LeastPrivilege(backends, secrets.servers());
  }

  /** Services first, so that they finish what is under way. */
  @Override
  public void close() {
    // Also when an interruption was what ended it.
    boolean interrupted = Thread.interrupted();
    try (Backends _ = backends) {
      onEach(Replica::stop);
      registry.ifPresent(RegistryServer::close);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void startApplications() {
    try {
      Files.createDirectories(options.logs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Application service : Application.SERVICES) {
      backends.postgres().createDatabase(service.title());
    }
    if (LeastPrivilege.isWanted(options.settings())) {
      options.progress().accept("making tables, topology and rights ...");
      leastPrivilege().makeUsers(options.root());
      Application.SERVICES.parallelStream().forEach(this::prepare);
    }
    registry.ifPresent(
        server -> {
          options.progress().accept("starting the schema registry ...");
          server.start();
          server.publishContracts();
          options.progress().accept("  %-11s %s".formatted("registry", server.url()));
        });
    options.progress().accept("starting the sandbox and the services ...");
    onEach(
        replica -> {
          replica.start();
          options.progress().accept("  %-11s %s".formatted(replica.name(), replica.url()));
        });
  }

  /** At once; throws the first failure after all have been tried. */
  private void onEach(Consumer<Replica> action) {
    List<Future<?>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Replica replica : replicas.values().stream().flatMap(List::stream).toList()) {
        results.add(threads.submit(() -> action.accept(replica)));
      }
    }
    for (Future<?> result : results) {
      if (result.state() == Future.State.FAILED) {
        throw new IllegalStateException(result.exceptionNow().getMessage(), result.exceptionNow());
      }
    }
  }
}
