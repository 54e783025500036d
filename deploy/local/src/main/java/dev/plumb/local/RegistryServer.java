package dev.plumb.local;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.Publication;
import dev.plumb.contracts.registry.RegistryAddress;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.eventing.backends.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Apicurio Registry that keeps its artefacts in memory. Maven fetches it the first time it is
 * wanted.
 *
 * @param managementPort where it answers whether it is ready
 */
public record RegistryServer(Path root, Daemon process, int port, int managementPort)
    implements AutoCloseable {
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  /** On free ports, with its log beside it; ends with the backends of that folder. */
  public static RegistryServer in(Path backends) {
    try {
      Path folder = Files.createDirectories(backends.resolve("registry"));
      Daemon process = new Daemon(folder, folder.resolve("log"));
      process.endWithBackends("TERM");
      Ports ports = new Ports();
      return new RegistryServer(PlumbOptions.repository(), process, ports.free(), ports.free());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** For a person who has time. */
  public SchemaRegistry client() {
    return new SchemaRegistry(new RegistryAddress(URI.create(url()), Optional.empty(), TO_ANSWER));
  }

  /** Returns when it is ready. */
  public void start() {
    process.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-jar",
            jar().toString()),
        Map.of(
            "QUARKUS_HTTP_HOST", "localhost",
            "QUARKUS_HTTP_PORT", "" + port,
            "QUARKUS_MANAGEMENT_HOST", "localhost",
            "QUARKUS_MANAGEMENT_PORT", "" + managementPort,
            "QUARKUS_OTEL_SDK_DISABLED", "true",
            "APICURIO_REST_DELETION_GROUP_ENABLED", "true"),
        this::isReady);
  }

  /**
   * @throws IllegalStateException if it does not take one
   */
  void publishContracts() {
    Publication publication = Publication.of(SchemaVersion.all(), client()).join();
    if (!publication.refused().isEmpty()) {
      throw new IllegalStateException("The registry refuses " + publication.refused());
    }
  }

  @Override
  public void close() {
    process.end("TERM");
  }

  private boolean isReady() {
    return new Http("http://localhost:" + managementPort).isAnswering("/health/ready");
  }

  private Path jar() {
    Path jar = root.resolve("deploy/local/target/registry-server/quarkus-run.jar");
    if (!Files.exists(jar)) {
      fetch();
    }
    return jar;
  }

  private void fetch() {
    List<String> command =
        List.of("./mvnw", "-q", "-f", "deploy/local/pom.xml", "dependency:unpack@registry-server");
    try {
      Process maven =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
      maven.getOutputStream().close();
      String output = new String(maven.getInputStream().readAllBytes());
      if (maven.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
