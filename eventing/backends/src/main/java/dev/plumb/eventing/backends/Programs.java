package dev.plumb.eventing.backends;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs on the PATH, or in the folders that a restricted PATH often lacks. */
final class Programs {
  private static final String MORE =
      "/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:/usr/local/sbin"
          + ":/opt/homebrew/bin:/opt/homebrew/sbin:/usr/lib/erlang/bin";

  private Programs() {}

  static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator), MORE.split(":"))
        .flatMap(Arrays::stream)
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
