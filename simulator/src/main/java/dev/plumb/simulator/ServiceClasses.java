package dev.plumb.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The beans of a service, found where one of its classes comes from. */
final class ServiceClasses {

  private ServiceClasses() {}

  static List<Class<?>> besides(Class<?> one) {
    try {
      URI source = one.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(source);
      if (Files.isDirectory(path)) {
        return beans(path, one);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return beans(jar.getPath("/"), one);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Class<?>> beans(Path root, Class<?> one) throws IOException {
    String service = String.join("/", Arrays.copyOf(one.getName().split("\\."), 3));
    try (Stream<Path> files = Files.walk(root.resolve(service))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .sorted()
          .<Class<?>>map(ServiceClasses::load)
          .filter(Beans::isBean)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ServiceClasses.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
