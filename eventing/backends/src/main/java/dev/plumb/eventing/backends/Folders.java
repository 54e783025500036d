package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

final class Folders {
  private Folders() {}

  /**
   * Unpacked binaries and what is shared by a user's processes. Root's is no home folder: servers
   * that refuse root run as another user, who must be able to read it.
   */
  static Path cache() {
    String own = System.getenv("PLUMB_CACHE");
    if (own != null) {
      return made(Path.of(own));
    }
    return OrdinaryUser.isRoot()
        ? made(Path.of("/var/cache/plumb"))
        : made(Path.of(System.getProperty("user.home"), ".cache", "plumb"));
  }

  /** Others may pass through, because PostgreSQL may run as another user. */
  static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("plumb-backends-");
      if (OrdinaryUser.isRoot()) {
        Files.setPosixFilePermissions(
            folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BackendFailure("Can't create " + folder + ": " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
