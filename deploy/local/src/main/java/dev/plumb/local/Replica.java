package dev.plumb.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.eventing.backends.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One process of an application: can be stopped, killed and started again with the same data. */
public final class Replica {
  private final String name;
  private final int port;
  private final Daemon process;
  private final Application application;
  private final Map<String, String> environment;
  private volatile Path repository;

  Replica(
      String name,
      int port,
      Daemon process,
      Application application,
      Path repository,
      Map<String, String> environment) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.application = application;
    this.repository = repository;
    this.environment = environment;
  }

  public String name() {
    return name;
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public Http http() {
    return new Http(url());
  }

  public Path log() {
    return process.log();
  }

  public boolean isAlive() {
    return process.process().isPresent();
  }

  /** Empty while it doesn't run. */
  public Optional<ProcessHandle> process() {
    return process.process();
  }

  /**
   * @param repository whose packaged application runs from the next start on
   */
  public void install(Path repository) {
    this.repository = repository;
  }

  /** Returns when it is ready. */
  public void start() {
    process.start(command(), environment, http()::isReady);
  }

  /** SIGTERM: what is under way is finished. */
  public void stop() {
    process.end("TERM");
  }

  /** SIGKILL. */
  public void kill() {
    process.end("KILL");
  }

  /**
   * Runs the application to its end beside this one, with these settings instead of its own.
   *
   * @return what it has printed
   * @throws IllegalStateException with that, unless it ended with 0
   */
  String prepare(Map<String, String> instead) {
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
    builder.environment().putAll(environment);
    builder.environment().putAll(instead);
    try {
      Process process = builder.start();
      try {
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(name + " could not prepare: " + printed);
        }
        return printed;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + " was interrupted while it prepared", e);
    }
  }

  /** Resident memory in bytes; 0 when unknown. */
  public long residentMemory() {
    return process.process().map(handle -> Memory.ofProcess(handle.pid())).orElse(0L);
  }

  private List<String> command() {
    return PackagedJar.command(application.jar(repository));
  }
}
