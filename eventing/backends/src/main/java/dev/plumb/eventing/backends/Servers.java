package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The servers whose data lies in a folder. */
record Servers(Path folder, Postgres postgres, Optional<Rabbit> rabbit) {

  static Servers start(Path folder, BackendSettings settings) {
    CompletableFuture<Postgres> postgres =
        inBackground(() -> LocalPostgres.create(folder.resolve("postgres"), settings));
    Optional<CompletableFuture<Rabbit>> rabbit =
        settings.withRabbit()
            ? Optional.of(inBackground(() -> LocalRabbit.create(folder.resolve("rabbit"))))
            : Optional.empty();
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
              LocalPostgres.at(folder.resolve("postgres")),
              Files.isDirectory(rabbit) ? Optional.of(LocalRabbit.at(rabbit)) : Optional.empty()));
    } catch (IOException _) {
      return Optional.empty();
    }
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
