package dev.plumb.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * @param root of the repository, where the packaged applications are
 * @param services of the repository whose packaged services run to begin with
 * @param replicas of each service
 * @param logs one file per process is written here
 * @param settings further environment variables of every service
 * @param brokers 1, or 3 for a cluster
 * @param registry whether a schema registry runs too, and the services use it
 * @param usualPorts false: any free ports, for several at once
 * @param progress is told what happens, a line at a time
 */
public record PlumbOptions(
    Path root,
    Path services,
    int replicas,
    Path logs,
    Map<String, String> settings,
    int brokers,
    boolean registry,
    boolean usualPorts,
    Consumer<String> progress) {

  /** One replica of each on free ports, without a word. */
  public static PlumbOptions quiet(Path logs) {
    Path root = repository();
    return new PlumbOptions(root, root, 1, logs, Map.of(), 1, false, false, line -> {});
  }

  public PlumbOptions withServicesOf(Path repository) {
    return new PlumbOptions(
        root, repository, replicas, logs, settings, brokers, registry, usualPorts, progress);
  }

  public PlumbOptions withReplicas(int number) {
    return new PlumbOptions(
        root, services, number, logs, settings, brokers, registry, usualPorts, progress);
  }

  public PlumbOptions withSettings(Map<String, String> more) {
    return new PlumbOptions(
        root, services, replicas, logs, Map.copyOf(more), brokers, registry, usualPorts, progress);
  }

  public PlumbOptions withBrokers(int number) {
    return new PlumbOptions(
        root, services, replicas, logs, settings, number, registry, usualPorts, progress);
  }

  /** The folder with the wrapper, at or above the working directory. */
  public static Path repository() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    throw new IllegalStateException("Not in a clone of the repository: no mvnw above here");
  }
}
