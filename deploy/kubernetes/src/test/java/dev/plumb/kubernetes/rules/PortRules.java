package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Repository;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ports, paths and selectors, from the application's own configuration to who calls it. */
public final class PortRules {

  private static final Pattern URL =
      Pattern.compile("(?:https?|postgresql)://([a-z-]+):(\\d+)(/[^?]*)?");
  private static final Pattern PATH = Pattern.compile("@Path\\(\"(/[^\"]*)\"\\)");
  private static final Map<String, String> PROBES =
      Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live");

  private PortRules() {}

  public static List<Rule> all() {
    return List.of(
        Rule.ofOwnPods(
            "ports: each application listens where its configuration says", PortRules::listens),
        Rule.ofOwnPods("ports: each probe asks what the application answers", PortRules::probes),
        new Rule(
            "ports: each Service leads to the pods of its name, and to a port that they have",
            PortRules::services),
        new Rule("ports: each selector is its pods' own labels", PortRules::selectors),
        new Rule("ports: each address in a setting is a Service's", PortRules::addresses),
        new Rule(
            "ports: the internet reaches what is meant for it, and that exists",
            PortRules::ingress));
  }

  private static Stream<String> listens(Pods pods) {
    return Application.in(pods).filter(it -> !pods.role().equals("prepare")).stream()
        .filter(
            it ->
                pods.main()
                    .path("ports")
                    .valueStream()
                    .noneMatch(
                        port ->
                            port.path("name").asText().equals("http")
                                && port.path("containerPort").asInt() == it.port()))
        .map(it -> "not on " + it.port());
  }

  private static Stream<String> probes(Pods pods) {
    if (!Set.of("service", "auditor", "registry").contains(pods.role())) {
      return Stream.of();
    }
    String root = pods.role().equals("registry") ? "/health/" : "/q/health/";
    String port = pods.role().equals("registry") ? "management" : "http";
    boolean moved =
        Application.in(pods).stream()
            .anyMatch(
                it ->
                    it.properties().stringPropertyNames().stream()
                        .anyMatch(
                            key ->
                                key.matches(
                                    ".*(non-application-root-path|smallrye-health\\..*path|quarkus.management.enabled)")));
    Stream<String> wrong =
        PROBES.entrySet().stream()
            .filter(
                it -> {
                  JsonNode get = pods.main().path(it.getKey()).path("httpGet");
                  return !get.path("path").asText().equals(root + it.getValue())
                      || !get.path("port").asText().equals(port);
                })
            .map(Map.Entry::getKey);
    return moved ? Stream.of("health was moved: teach this rule where to") : wrong;
  }

  private static Stream<String> services(Manifests manifests) {
    return manifests
        .all("Service")
        .filter(
            service -> {
              Optional<Pods> pods =
                  manifests.ownPods().stream()
                      .filter(it -> it.name().equals(name(service)))
                      .findFirst();
              return pods.isEmpty()
                  || service
                      .at("/spec/ports")
                      .valueStream()
                      .anyMatch(
                          port ->
                              pods.get()
                                  .main()
                                  .path("ports")
                                  .valueStream()
                                  .noneMatch(
                                      it ->
                                          it.path("name").equals(port.path("targetPort"))
                                              && it.path("containerPort")
                                                  .equals(port.path("port"))));
            })
        .map(Manifests::title);
  }

  private static Stream<String> selectors(Manifests manifests) {
    return Stream.of("Service", "PodDisruptionBudget", "Deployment")
        .flatMap(manifests::all)
        .filter(
            it -> {
              JsonNode selector =
                  it.path("kind").asText().equals("Service")
                      ? it.at("/spec/selector")
                      : it.at("/spec/selector/matchLabels");
              List<String> matched =
                  manifests.ownPods().stream()
                      .filter(pods -> matches(selector, pods.labels()))
                      .map(Pods::name)
                      .toList();
              return !matched.equals(List.of(name(it)));
            })
        .map(Manifests::title);
  }

  static boolean matches(JsonNode labels, Map<String, String> of) {
    return !labels.isMissingNode()
        && labels
            .propertyStream()
            .allMatch(it -> it.getValue().asText().equals(of.get(it.getKey())));
  }

  /** Those of the backends too, as their operators make them. */
  private static Map<String, Set<Integer>> listeners(Manifests manifests) {
    Map<String, Set<Integer>> all = new TreeMap<>();
    manifests
        .all("Service")
        .forEach(it -> all.put(name(it), Set.of(it.at("/spec/ports/0/port").asInt())));
    manifests
        .all("RabbitmqCluster")
        .forEach(
            it ->
                all.put(
                    name(it),
                    it.at("/spec/tls/disableNonTLSListeners").asBoolean()
                        ? Set.of(5671)
                        : Set.of(5671, 5672)));
    manifests.all("Cluster").forEach(it -> all.put(name(it) + "-rw", Set.of(5432)));
    return all;
  }

  private static Stream<String> addresses(Manifests manifests) {
    Map<String, Set<Integer>> listeners = listeners(manifests);
    return manifests.ownPods().stream()
        .flatMap(
            pods ->
                Stream.concat(
                        pods.main()
                            .path("env")
                            .valueStream()
                            .flatMap(
                                it ->
                                    URL
                                        .matcher(it.path("value").asText())
                                        .results()
                                        .toList()
                                        .stream())
                            .filter(it -> !it.group(1).contains("."))
                            .map(it -> it.group(1) + ":" + it.group(2)),
                        pods
                            .setting("RABBITMQ_HOST")
                            .map(host -> host + ":" + pods.setting("RABBITMQ_PORT").orElse(""))
                            .stream())
                    .filter(
                        it ->
                            listeners.getOrDefault(it.split(":")[0], Set.of()).stream()
                                .noneMatch(port -> it.endsWith(":" + port)))
                    .map(it -> pods.title() + " calls " + it));
  }

  private static Stream<String> ingress(Manifests manifests) {
    return manifests
        .all("Ingress")
        .flatMap(it -> it.findValues("paths").stream())
        .flatMap(JsonNode::valueStream)
        .filter(
            path -> {
              String asked = path.path("path").asText();
              String service = path.at("/backend/service/name").asText();
              return asked.matches("/(ops|q|docs|asyncapi)?(/.*)?")
                  || Repository.sources(service).stream()
                      .flatMap(source -> PATH.matcher(Repository.text(source)).results())
                      .map(MatchResult::group)
                      .noneMatch(("@Path(\"" + asked + "\")")::equals);
            })
        .map(it -> it.path("path").asText());
  }
}
