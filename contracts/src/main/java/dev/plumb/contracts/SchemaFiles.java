package dev.plumb.contracts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The schemas as they lie beside this class, in a jar, a folder or a native executable. They are
 * listed in an index, because the last of these can't be searched.
 */
final class SchemaFiles {

  /** Of each event's. */
  static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(SchemaFiles::wireType).thenComparing(SchemaFiles::minor);

  private static final String INDEX = "/contracts/index.txt";
  private static final String CONSUMERS = "consumers/";

  private SchemaFiles() {}

  /** Such as {@code order/order-placed/v1} and {@code order/order-placed/v1.1}, oldest first. */
  static List<String> paths() {
    return read(INDEX)
        .lines()
        .filter(path -> !path.startsWith(CONSUMERS))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /**
   * Where it is written what a service reads, by wire type.
   *
   * @throws IllegalArgumentException if it reads nothing
   */
  static Map<String, String> readers(String service) {
    String prefix = CONSUMERS + service + "/";
    Map<String, String> paths =
        read(INDEX)
            .lines()
            .filter(path -> path.startsWith(prefix))
            .collect(
                Collectors.toMap(
                    path -> wireType(path.substring(prefix.length())),
                    Function.identity(),
                    (one, _) -> one,
                    TreeMap::new));
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is below contracts/" + prefix + ", or it is not in the index");
    }
    return paths;
  }

  /** All minor versions of a major one have the same. */
  static String wireType(String path) {
    int minor = path.indexOf('.');
    return (minor < 0 ? path : path.substring(0, minor)).replace('/', '.');
  }

  private static int minor(String path) {
    int minor = path.indexOf('.');
    return minor < 0 ? 0 : Integer.parseInt(path.substring(minor + 1));
  }

  static String schema(String path) {
    return read("/contracts/" + path + ".avsc");
  }

  static String example(String path) {
    return read("/contracts/" + path + ".example.json");
  }

  private static String read(String resource) {
    try (InputStream in = SchemaFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
