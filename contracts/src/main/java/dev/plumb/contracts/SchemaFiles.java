package dev.plumb.contracts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The schemas as they lie beside this class, in a jar, a folder or a native executable. They are
 * listed in an index, because the last of these can't be searched.
 */
final class SchemaFiles {

  private static final String INDEX = "/contracts/index.txt";

  private SchemaFiles() {}

  /** Such as {@code order/order-placed/v1}. */
  static List<String> paths() {
    return read(INDEX).lines().toList();
  }

  static String schema(String path) {
    return read("/contracts/" + path + ".avsc");
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
