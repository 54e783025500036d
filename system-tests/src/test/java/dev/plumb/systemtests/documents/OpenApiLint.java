package dev.plumb.systemtests.documents;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with an OpenAPI document. */
public record OpenApiLint(JsonNode document) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");

  public List<String> objections() {
    List<String> all = new ArrayList<>(byTheStandard());
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          String name = operation.getKey() + " " + path.getKey();
          operation(name, path.getKey(), operation.getValue(), ids, all);
        }
      }
    }
    return all;
  }

  private List<String> byTheStandard() {
    return new OpenAPIV3Parser()
        .readContents(document.toString(), null, new ParseOptions())
        .getMessages();
  }

  private static void operation(
      String name, String path, JsonNode operation, Set<String> ids, List<String> all) {
    if (!ids.add(operation.path("operationId").asText(name))) {
      all.add(name + " has the id of another");
    }
    if (operation.path("operationId").asText().isBlank()) {
      all.add(name + " has no operationId");
    }
    if (operation.path("summary").asText().isBlank()) {
      all.add(name + " has no summary");
    }
    Set<String> inPath = new HashSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String parameterName = parameter.path("name").asText();
      if (parameter.path("description").asText().isBlank()) {
        all.add(name + ", parameter " + parameterName + " has no description");
      }
      if (parameter.path("in").asText().equals("path")) {
        inPath.add(parameterName);
      }
    }
    IN_BRACES
        .matcher(path)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(segment -> !inPath.contains(segment))
        .forEach(segment -> all.add(name + " doesn't describe " + segment));
    if (!path.startsWith("/q/")) {
      answers(name, operation.get("responses"), all);
    }
  }

  /** Whatever goes wrong is told as a problem, and that is said. */
  private static void answers(String name, JsonNode responses, List<String> all) {
    if (!responses.has("default")) {
      all.add(name + " doesn't say what goes wrong");
    }
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      boolean wrong = response.getKey().matches("[45]..|default");
      if (wrong && !response.getValue().at("/content").has("application/problem+json")) {
        all.add(name + ", answer " + response.getKey() + " is no problem+json");
      }
      if (response.getValue().path("description").asText().isBlank()) {
        all.add(name + ", answer " + response.getKey() + " has no description");
      }
    }
  }
}
