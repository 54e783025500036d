package dev.plumb.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a packaged application is started. */
public final class PackagedJar {
  private PackagedJar() {}

  /**
   * With the flags it was trained with (deploy/aot/Train.java), or the JVM refuses the cache and
   * starts as slowly as without. A build that has no cache is started without.
   *
   * @param jar its quarkus-run.jar
   * @param flags of the JVM, before all others
   */
  public static List<String> command(Path jar, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    Path cache = cache(jar);
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** Where the JVM's AOT cache is, if packaging made one. */
  public static Path cache(Path jar) {
    return jar.resolveSibling("app.aot");
  }
}
