package dev.plumb.local;

import dev.plumb.eventing.backends.Daemon;
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

  /** Resident memory in bytes; 0 when unknown. */
  public long residentMemory() {
    return process.process().map(handle -> Memory.ofProcess(handle.pid())).orElse(0L);
  }

  private List<String> command() {
    return PackagedJar.command(application.jar(repository));
  }
}
