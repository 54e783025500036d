package dev.plumb.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event in one of its major versions, for people.
 *
 * @param schema of its newest minor version, as written
 * @param example of that, in plain JSON
 */
public record PublishedEvent(String wireType, String schema, String example) {

  /** All that may be written to a stream, whoever does it and since when; by name. */
  public static List<PublishedEvent> of(String stream) {
    Map<String, PublishedEvent> newest = new LinkedHashMap<>();
    SchemaFiles.paths().stream()
        .filter(path -> path.startsWith(stream + "/"))
        .map(PublishedEvent::at)
        .forEach(event -> newest.put(event.wireType, event));
    return List.copyOf(newest.values());
  }

  private static PublishedEvent at(String path) {
    return new PublishedEvent(
        SchemaFiles.wireType(path), SchemaFiles.schema(path), SchemaFiles.example(path));
  }
}
