package dev.plumb.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pods of one object.
 *
 * @param template with {@code metadata} and {@code spec}
 */
public record Pods(ObjectNode owner, JsonNode template) {

  static Stream<Pods> of(ObjectNode owner) {
    return switch (owner.path("kind").asText()) {
      case "Deployment", "Job" -> Stream.of(new Pods(owner, owner.at("/spec/template")));
      case "RabbitmqCluster" ->
          Stream.of(new Pods(owner, owner.at("/spec/override/statefulSet/spec/template")));
      default -> Stream.empty();
    };
  }

  public boolean isOwn() {
    return !owner.path("kind").asText().equals("RabbitmqCluster");
  }

  public String title() {
    return Manifests.title(owner);
  }

  public String name() {
    return Manifests.name(owner);
  }

  public JsonNode spec() {
    return template.path("spec");
  }

  public Stream<JsonNode> containers() {
    return Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(kind -> spec().path(kind).valueStream());
  }

  /** The one that does the work. */
  public JsonNode main() {
    return spec().at("/containers/0");
  }

  public Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    template
        .at("/metadata/labels")
        .properties()
        .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
    return labels;
  }

  public String role() {
    return labels().getOrDefault("plumb.dev/role", "");
  }

  /**
   * Of the application in it: {@code order-service} of the Job {@code prepare-order-service} too.
   */
  public String application() {
    return name().replaceFirst("^prepare-", "");
  }

  /** Its value, or nothing where it is not set or comes from a secret. */
  public Optional<String> setting(String variable) {
    return main()
        .path("env")
        .valueStream()
        .filter(it -> it.path("name").asText().equals(variable))
        .map(it -> it.path("value"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }
}
