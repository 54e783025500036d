package dev.plumb.contracts.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** What lies in the folder {@code contracts}. */
final class ContractFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = ".avsc";

  private final Path folder;
  private final List<Version> versions = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();

  ContractFiles(Path folder) {
    this.folder = folder;
    schemas(folder, 3).forEach(path -> version(path));
    schemas(folder.resolve("consumers"), 4).forEach(path -> reader(path));
  }

  List<Version> versions() {
    return versions;
  }

  List<Reader> readers() {
    return readers;
  }

  List<Finding> unreadable() {
    return unreadable;
  }

  Published published() {
    return Published.parse(lines("published.txt"));
  }

  List<String> index() {
    return lines("src/main/resources/contracts/index.txt");
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The minor versions of each major one, oldest first. */
  Collection<List<Version>> majors() {
    return versions.stream()
        .sorted()
        .collect(Collectors.groupingBy(Version::wholeMajor, TreeMap::new, Collectors.toList()))
        .values();
  }

  private void version(String path) {
    try {
      JsonNode example = JSON.readTree(folder.resolve(path + ".example.json").toFile());
      versions.add(Version.of(path, schema(folder.resolve(path + SCHEMA)), example));
    } catch (IOException | IllegalArgumentException | AvroRuntimeException e) {
      cantRead(path, e);
    }
  }

  private void reader(String path) {
    String service = path.substring(0, path.indexOf('/'));
    try {
      Schema schema = schema(folder.resolve("consumers").resolve(path + SCHEMA));
      readers.add(new Reader(service, path.substring(service.length() + 1), schema));
    } catch (IOException | AvroRuntimeException e) {
      cantRead("consumers/" + path, e);
    }
  }

  private void cantRead(String path, Exception why) {
    unreadable.add(
        Finding.ofWhole(
            path,
            "can't be read: " + why.getMessage(),
            "every version is a schema (v1.avsc, v1.1.avsc) and its example (v1.example.json)"));
  }

  private static Schema schema(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }

  /** Without their suffix, sorted. */
  private static List<String> schemas(Path below, int depth) {
    try (Stream<Path> files = Files.find(below, depth, (_, _) -> true)) {
      return files
          .map(below::relativize)
          .filter(path -> path.getNameCount() == depth)
          .map(path -> path.toString().replace('\\', '/'))
          .filter(path -> path.endsWith(SCHEMA))
          .map(path -> path.substring(0, path.length() - SCHEMA.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
