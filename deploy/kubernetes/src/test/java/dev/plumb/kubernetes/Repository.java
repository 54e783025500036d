package dev.plumb.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the sources are that manifests are compared with. */
public final class Repository {

  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  public static Path file(String name) {
    return root().resolve(name);
  }

  public static Path kubernetes(String name) {
    return root().resolve("deploy/kubernetes").resolve(name);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module's main Java sources. */
  public static List<Path> sources(String module) {
    try (Stream<Path> files = Files.walk(file(module).resolve("src/main/java"))) {
      return files.filter(it -> it.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
