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
  private final List<String> command;
  private final Map<String, String> environment;

  Replica(String name, int port, Daemon process, Path jar, Map<String, String> environment) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.environment = environment;
    this.command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString());
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

  /** Returns when it is ready. */
  public void start() {
    process.start(command, environment, http()::isReady);
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
}
