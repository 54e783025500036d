package dev.plumb.systemtests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** What a packaged application answers to, as its build has put together: a line for each. */
public final class PackagedRoutes {

  private static final String GENERATED = "target/quarkus-app/quarkus/generated-bytecode.jar";
  private static final String LIST = "META-INF/plumb/routes.txt";

  private PackagedRoutes() {}

  /**
   * @param module the application's folder
   */
  public static SortedSet<String> of(Path module) {
    try (JarFile jar = new JarFile(module.resolve(GENERATED).toFile())) {
      byte[] list = jar.getInputStream(jar.getEntry(LIST)).readAllBytes();
      return new String(list, StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
