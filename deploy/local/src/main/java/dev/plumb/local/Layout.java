package dev.plumb.local;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which process gets which port, folder and settings. */
final class Layout {
  private final PlumbOptions options;
  private final Backends backends;
  private final Ports ports = new Ports();
  private final Environment environment;
  private final Optional<RegistryServer> registry;
  private final Map<Application, List<Integer>> given = new EnumMap<>(Application.class);

  Layout(PlumbOptions options, Backends backends) {
    this.options = options;
    this.backends = backends;
    this.registry = options.registry() ? Optional.of(registryOnFreePort()) : Optional.empty();
    Map<String, String> more = new HashMap<>(options.settings());
    registry.ifPresent(it -> more.put("PLUMB_REGISTRY_URL", it.url()));
    this.environment = new Environment(backends, Secrets.random(), more);
  }

  Secrets secrets() {
    return environment.secrets();
  }

  Optional<RegistryServer> registry() {
    return registry;
  }

  Map<Application, List<Replica>> replicas() {
    for (Application application : Application.values()) {
      given.put(application, portsOf(application));
    }
    Map<Application, List<Replica>> replicas = new EnumMap<>(Application.class);
    given.forEach(
        (application, all) ->
            replicas.put(application, replicas(application, all, settings(application))));
    return replicas;
  }

  private interface Settings {
    Map<String, String> onPort(int port);
  }

  private Settings settings(Application application) {
    return switch (application) {
      case SANDBOX ->
          port ->
              environment.ofSandbox(
                  port,
                  url(Application.BILLING),
                  url(Application.SHIPPING),
                  backends.folder().resolve("sandbox-data"));
      case AUDITOR ->
          port ->
              environment.ofAuditor(
                  port,
                  url(Application.ORDER),
                  url(Application.BILLING),
                  url(Application.SHIPPING),
                  url(Application.SANDBOX));
      case ORDER, BILLING, SHIPPING ->
          port -> environment.ofService(application, port, url(Application.SANDBOX));
    };
  }

  Replica oneMore(Application service, int number) {
    return replica(service, service.title() + "-" + number, ports.free(), settings(service));
  }

  private List<Replica> replicas(Application application, List<Integer> all, Settings settings) {
    List<Replica> replicas = new CopyOnWriteArrayList<>();
    for (int port : all) {
      String name =
          all.size() == 1 ? application.title() : application.title() + "-" + (replicas.size() + 1);
      replicas.add(replica(application, name, port, settings));
    }
    return replicas;
  }

  private Replica replica(Application application, String name, int port, Settings settings) {
    Path root = Application.SERVICES.contains(application) ? options.services() : options.root();
    return new Replica(name, port, process(name), application, root, settings.onPort(port));
  }

  private Daemon process(String name) {
    try {
      Path folder = Files.createDirectories(backends.folder().resolve(name));
      Daemon process = new Daemon(folder, options.logs().resolve(name + ".log").toAbsolutePath());
      process.endWithBackends("TERM");
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RegistryServer registryOnFreePort() {
    return new RegistryServer(options.root(), process("registry"), ports.free(), ports.free());
  }

  private List<Integer> portsOf(Application application) {
    List<Integer> given = new ArrayList<>();
    int number = Application.SERVICES.contains(application) ? options.replicas() : 1;
    for (int i = 0; i < number; i++) {
      given.add(i == 0 && options.usualPorts() ? usualPort(application) : ports.free());
    }
    return given;
  }

  private int usualPort(Application application) {
    int port = ports.wantedOrFree(application.port());
    if (port != application.port()) {
      options
          .progress()
          .accept(
              "port %d is taken: %s gets %d"
                  .formatted(application.port(), application.title(), port));
    }
    return port;
  }

  private String url(Application application) {
    return "http://localhost:" + given.get(application).getFirst();
  }
}
