package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;
import static dev.plumb.kubernetes.Manifests.title;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Rule;
import dev.plumb.kubernetes.schema.Schemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the API server would say to each document. */
public final class SchemaRules {

  /** Of the fields that are texts to Kubernetes' schema, but not any text. */
  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          entry("protocol", Set.of("TCP", "UDP", "SCTP")),
          entry("pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
          entry("policyTypes", Set.of("Ingress", "Egress")),
          entry("imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
          entry("restartPolicy", Set.of("Always", "OnFailure", "Never")),
          entry("whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
          entry("operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
          entry("drop", Set.of("ALL")));

  private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
  private static final String PORT = "(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?";

  private SchemaRules() {}

  public static List<Rule> all() {
    return List.of(
        new Rule(
            "schema: every field is known, of its type, and none that is needed is missing",
            all ->
                all.documents().stream()
                    .flatMap(
                        it -> Schemas.objections(it).stream().map(why -> title(it) + ": " + why))),
        new Rule(
            "schema: every word is one that Kubernetes knows",
            all -> all.documents().stream().flatMap(it -> words(title(it), it))),
        new Rule(
            "schema: every name is a DNS label",
            all ->
                all.documents().stream()
                    .filter(it -> !name(it).matches(LABEL))
                    .map(it -> title(it) + " is none")),
        new Rule(
            "schema: nothing is there twice",
            all -> {
              Set<String> seen = new HashSet<>();
              return all.documents().stream()
                  .map(it -> title(it) + " of " + it.path("apiVersion").asText())
                  .filter(it -> !seen.add(it));
            }),
        new Rule(
            "schema: all is in the namespace plumb",
            all ->
                all.documents().stream()
                    .filter(it -> !it.path("kind").asText().equals("Namespace"))
                    .filter(it -> !it.at("/metadata/namespace").asText().equals("plumb"))
                    .map(it -> title(it) + " is not")),
        new Rule(
            "schema: every port's name is one",
            all ->
                all.pods().stream()
                    .flatMap(
                        pods ->
                            pods.containers()
                                .flatMap(it -> it.path("ports").valueStream())
                                .map(it -> it.path("name").asText())
                                .filter(it -> !it.matches(PORT))
                                .map(it -> pods.title() + ": " + it))));
  }

  private static Stream<String> words(String at, JsonNode node) {
    List<String> wrong = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              Set<String> known = WORDS.get(field.getKey());
              Stream<JsonNode> said =
                  field.getValue().isArray()
                      ? field.getValue().valueStream()
                      : Stream.of(field.getValue());
              if (known != null) {
                said.filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(it -> !known.contains(it))
                    .forEach(it -> wrong.add(at + ": " + field.getKey() + " " + it));
              }
            });
    return Stream.concat(wrong.stream(), node.valueStream().flatMap(it -> words(at, it)));
  }
}
