package dev.plumb.contracts.gate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.contracts.AdaptersUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the folder {@code contracts}, to change. */
final class Draft {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "src/main/resources/contracts/index.txt";

  private static final boolean MAY_GO_OUT = new Gate(Path.of("")).report().isEmpty();

  private final Path folder;
  private AdaptersUnderTest adapters = AdaptersUnderTest.all();

  /** Where the contracts themselves can't land, {@link TheContractsTest} alone says so. */
  Draft(Path folder) {
    assumeTrue(MAY_GO_OUT, "see TheContractsTest");
    this.folder = folder;
    Stream.of("order", "payment", "shipment", "consumers", "published.txt", INDEX)
        .forEach(this::copy);
  }

  String report() {
    return new Gate(folder, adapters).report().text();
  }

  /** As one more line of {@code Adapters} does. */
  Draft adapter(String from, String to, UnaryOperator<Map<String, Object>> values) {
    adapters = adapters.with(from, to, values);
    return this;
  }

  /** As the report says: {@code cp target/published.txt published.txt}. */
  Draft publish() {
    return write("published.txt", new Gate(folder).proposal());
  }

  Draft retire(String version) {
    return write(
        "published.txt",
        read("published.txt").replaceAll("(?m)^(" + version + " .*)$", "$1 retired"));
  }

  Draft minor(String event) {
    return minor(event, "v1.1");
  }

  /** Copies v1 of the event. */
  Draft minor(String event, String number) {
    for (String suffix : List.of(".avsc", ".example.json")) {
      write(event + "/" + number + suffix, read(event + "/v1" + suffix));
    }
    return append(INDEX, event + "/" + number + "\n");
  }

  /** Changes a field of a schema. */
  Draft field(String schema, String name, Consumer<ObjectNode> change) {
    return json(schema + ".avsc", file -> change.accept(find(file, name)));
  }

  Draft rename(String version, String name, String to) {
    field(version, name, field -> field.put("name", to));
    return json(version + ".example.json", example -> example.set(to, example.remove(name)));
  }

  Draft alias(String version, String name, String alias) {
    return field(version, name, field -> field.putArray("aliases").add(alias));
  }

  /** Takes a field out of a version and its example. */
  Draft without(String version, String name) {
    json(version + ".avsc", file -> remove((ArrayNode) file.get("fields"), name));
    return json(version + ".example.json", file -> file.remove(name));
  }

  /** Adds a field to a version and its example. */
  Draft with(String version, String field, String name, Object value) {
    json(version + ".avsc", file -> ((ArrayNode) file.get("fields")).add(parse(field)));
    return json(version + ".example.json", file -> file.set(name, JSON.valueToTree(value)));
  }

  /** Changes a file. */
  Draft json(String file, Consumer<ObjectNode> change) {
    ObjectNode content = (ObjectNode) parse(read(file));
    change.accept(content);
    return write(file, content.toPrettyString());
  }

  Draft delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Draft unlist(String path) {
    return write(INDEX, read(INDEX).replaceAll("(?m)^" + path + "\n", ""));
  }

  Draft append(String file, String text) {
    return write(file, read(file) + text);
  }

  Draft write(String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(String path) {
    try (Stream<Path> files = Files.walk(Path.of(path))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(file.toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode find(ObjectNode schema, String name) {
    return (ObjectNode)
        schema.findParents("name").stream()
            .filter(node -> node.get("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static void remove(ArrayNode fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).get("name").asText().equals(name)) {
        fields.remove(i);
        return;
      }
    }
    throw new IllegalArgumentException("no field " + name);
  }
}
