package dev.plumb.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a service answers to, as its OpenAPI document says.
 *
 * @param path with names in braces
 * @param query names of parameters
 * @param headers names of parameters
 */
record Route(
    String method, String path, List<String> query, List<String> headers, boolean hasBody) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  static List<Route> of(Http service) {
    List<Route> routes = new ArrayList<>();
    for (var path : service.get("/q/openapi?format=json").body().get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          routes.add(of(operation.getKey(), path.getKey(), operation.getValue()));
        }
      }
    }
    return routes;
  }

  private static Route of(String method, String path, JsonNode operation) {
    return new Route(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(operation, "query"),
        parameters(operation, "header"),
        operation.has("requestBody"));
  }

  private static List<String> parameters(JsonNode operation, String place) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals(place)) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  boolean isForOperators() {
    return path.startsWith("/ops");
  }

  boolean isWebhook() {
    return path.startsWith("/webhooks");
  }

  /** The names in the path. */
  Stream<String> segments() {
    return Stream.of(path.split("/")).filter(it -> it.startsWith("{"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
