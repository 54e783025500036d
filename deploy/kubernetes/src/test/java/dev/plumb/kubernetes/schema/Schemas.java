package dev.plumb.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What a document's fields may be, whoever defines its kind. */
public final class Schemas {

  private static final Set<String> GROUPS_OF_KUBERNETES =
      Set.of("v1", "apps/v1", "batch/v1", "networking.k8s.io/v1", "policy/v1");
  private static final List<String> CUSTOM =
      List.of("rabbitmq", "cloudnative-pg", "keda", "prometheus-operator");
  private static final Map<String, JsonNode> SHAPES = shapes();
  private static final Map<ObjectNode, List<String>> SEEN = new ConcurrentHashMap<>();

  private Schemas() {}

  /** Those looked at before are remembered: most tests change one document of many. */
  public static List<String> objections(ObjectNode document) {
    return SEEN.computeIfAbsent(document.deepCopy(), it -> look(it).toList());
  }

  private static Stream<String> look(ObjectNode document) {
    String version = document.path("apiVersion").asText();
    String kind = document.path("kind").asText();
    if (GROUPS_OF_KUBERNETES.contains(version)) {
      return KubernetesSchema.objection("V1" + kind, document).stream();
    }
    JsonNode shape = SHAPES.get(version + " " + kind);
    if (shape == null) {
      return Stream.of("nobody knows " + version + " " + kind);
    }
    Optional<String> metadata =
        KubernetesSchema.objection("V1ObjectMeta", document.path("metadata"));
    ObjectNode rest = document.deepCopy();
    rest.remove(List.of("apiVersion", "kind", "metadata"));
    return Stream.concat(metadata.stream(), new CustomShape(shape).objections(kind, rest));
  }

  private static Map<String, JsonNode> shapes() {
    Map<String, JsonNode> all = new HashMap<>();
    for (String file : CUSTOM) {
      try (InputStream in = Schemas.class.getResourceAsStream("/custom/" + file + ".yaml")) {
        JsonNode read = new ObjectMapper().valueToTree(new Yaml().load(in));
        read.properties().forEach(it -> all.put(it.getKey(), it.getValue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }
}
