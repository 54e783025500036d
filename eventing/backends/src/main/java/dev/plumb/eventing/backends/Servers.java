package dev.plumb.eventing.backends;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The servers whose data lies in a folder. */
record Servers(Path folder, Postgres postgres, Optional<Rabbit> rabbit) {
  private static final Logger LOG = System.getLogger(Servers.class.getName());

  static Servers start(Path folder, BackendSettings settings) {
    return switch (settings.kind()) {
      case LOCAL -> local(folder, settings);
      case CONTAINERS ->
          containers(
              folder,
              settings,
              ContainerEngine.answering()
                  .orElseThrow(() -> new BackendFailure("No container engine answers")));
      case ANY ->
          ContainerEngine.answering()
              .map(engine -> containersOrLocal(folder, settings, engine))
              .orElseGet(() -> local(folder, settings));
    };
  }

  /** An engine may be there and have no way to the images. */
  private static Servers containersOrLocal(
      Path folder, BackendSettings settings, ContainerEngine engine) {
    try {
      return containers(folder, settings, engine);
    } catch (BackendFailure failure) {
      LOG.log(Level.WARNING, "No containers, so local processes: {0}", failure.getMessage());
      for (String name : List.of("postgres", "rabbit")) {
        if (Files.isDirectory(folder.resolve(name))) {
          Command.of("sh", folder.resolve(name).resolve("stop.sh").toString()).tryRun();
          Folders.delete(folder.resolve(name));
        }
      }
      return local(folder, settings);
    }
  }

  private static Servers containers(Path folder, BackendSettings settings, ContainerEngine engine) {
    return together(
        folder,
        settings,
        () -> ContainerPostgres.create(folder.resolve("postgres"), engine, settings),
        rabbit(folder, settings, at -> ContainerRabbit.create(at, engine)));
  }

  private static Servers local(Path folder, BackendSettings settings) {
    return together(
        folder,
        settings,
        () -> LocalPostgres.create(folder.resolve("postgres"), settings),
        rabbit(folder, settings, LocalRabbit::create));
  }

  private static Supplier<Rabbit> rabbit(
      Path folder, BackendSettings settings, Function<Path, Rabbit> single) {
    Function<Path, Rabbit> wanted = settings.brokers() == 1 ? single : RabbitCluster::create;
    return () -> wanted.apply(folder.resolve("rabbit"));
  }

  private static Servers together(
      Path folder,
      BackendSettings settings,
      Supplier<Postgres> startPostgres,
      Supplier<Rabbit> startRabbit) {
    CompletableFuture<Postgres> postgres = inBackground(startPostgres);
    Optional<CompletableFuture<Rabbit>> rabbit =
        settings.withRabbit() ? Optional.of(inBackground(startRabbit)) : Optional.empty();
    try {
      // Both end before the first failure is told: what is still starting can't be stopped.
      rabbit.ifPresent(node -> node.exceptionally(_ -> null).join());
      return new Servers(folder, postgres.join(), rabbit.map(CompletableFuture::join));
    } catch (CompletionException e) {
      throw e.getCause() instanceof BackendFailure failure
          ? failure
          : new BackendFailure("Can't start the backends", e.getCause());
    }
  }

  /** Those that another process has started. */
  static Optional<Servers> at(Path folder) {
    try {
      Path rabbit = folder.resolve("rabbit");
      return Optional.of(
          new Servers(
              folder,
              postgresAt(folder.resolve("postgres")),
              Files.isDirectory(rabbit) ? Optional.of(rabbitAt(rabbit)) : Optional.empty()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Postgres postgresAt(Path folder) throws IOException {
    return Container.isIn(folder)
        ? new ContainerPostgres(Container.at(folder))
        : LocalPostgres.at(folder);
  }

  private static Rabbit rabbitAt(Path folder) throws IOException {
    if (RabbitCluster.isIn(folder)) {
      return RabbitCluster.at(folder);
    }
    return Container.isIn(folder)
        ? new ContainerRabbit(Container.at(folder))
        : LocalRabbit.at(folder);
  }

  boolean answer() {
    return new PostgresSql(postgres).answers()
        && rabbit.stream().allMatch(node -> AmqpHeader.isAnswered(node.host(), node.port()));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(start.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }
}
