package dev.plumb.local;

import dev.plumb.eventing.backends.RabbitCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The broker cluster that runs in this clone, told by a file that goes away with it. */
record ClusterHere(Path file, RabbitCluster cluster) implements AutoCloseable {

  static ClusterHere announce(Path root, RabbitCluster cluster) {
    ClusterHere here = new ClusterHere(file(root), cluster);
    try {
      Files.createDirectories(here.file.getParent());
      Files.writeString(here.file, cluster.folder().toString());
      return here;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if none runs here. */
  static Optional<RabbitCluster> find(Path root) {
    try {
      Path folder = Path.of(Files.readString(file(root)).strip());
      return Files.isDirectory(folder) ? Optional.of(RabbitCluster.at(folder)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path root) {
    return root.resolve("deploy/local/target/cluster");
  }
}
