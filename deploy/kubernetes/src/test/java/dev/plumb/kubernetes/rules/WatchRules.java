package dev.plumb.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Repository;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is scraped, asked for and woken up about. */
public final class WatchRules {

  private static final Pattern METRIC = Pattern.compile("\\bplumb_[a-z_]+");
  private static final Pattern METER = Pattern.compile("\"(plumb\\.[a-z.]+)\"");
  private static final Pattern LABEL =
      Pattern.compile("(?:by \\(([^)]*)\\)|([a-z]+)=\"|\\$labels\\.([a-z]+))");
  private static final Pattern SERVICE = Pattern.compile("service=\"([^\"]+)\"");

  /** That Prometheus adds. */
  private static final Set<String> ADDED = Set.of("namespace", "service", "pod", "job");

  private static final Set<String> OF_ALERTS =
      Set.of(
          "plumb_relay_oldest_waiting_seconds",
          "plumb_consumer_waiting",
          "plumb_inbox_parked",
          "plumb_inbox_dead",
          "plumb_inbox_stopped",
          "plumb_effect_waiting",
          "plumb_audit_breaches");

  private WatchRules() {}

  public static List<Rule> all() {
    return List.of(
        new Rule(
            "watched: every metric that is asked for is one that the code has",
            WatchRules::unknownMetrics),
        new Rule(
            "watched: every label that is asked for is one that the code or Prometheus gives",
            WatchRules::unknownLabels),
        new Rule("watched: every service that is asked for is scraped", WatchRules::unscraped),
        new Rule(
            "watched: each application is scraped where it has its metrics", WatchRules::scraping),
        new Rule("watched: every alert says how bad it is, what, and what to do", WatchRules::mute),
        new Rule("watched: somebody is told of what needs a person", WatchRules::untold));
  }

  private static Stream<String> queries(Manifests manifests) {
    return Stream.concat(
        manifests
            .all("ScaledObject")
            .flatMap(it -> it.at("/spec/triggers").valueStream())
            .map(it -> it.at("/metadata/query").asText()),
        rules(manifests).map(it -> it.path("expr").asText()));
  }

  private static Stream<JsonNode> rules(Manifests manifests) {
    return manifests
        .all("PrometheusRule")
        .flatMap(it -> it.at("/spec/groups").valueStream())
        .flatMap(it -> it.path("rules").valueStream());
  }

  /** Of eventing and the auditor, as Prometheus has them. */
  private static Set<String> meters() {
    return Stream.of("eventing/runtime", "auditor")
        .flatMap(it -> Repository.sources(it).stream())
        .map(Repository::text)
        .filter(it -> it.contains("io.micrometer"))
        .flatMap(it -> METER.matcher(it).results().toList().stream())
        .map(it -> it.group(1).replace('.', '_'))
        .collect(Collectors.toSet());
  }

  private static Stream<String> unknownMetrics(Manifests manifests) {
    Set<String> meters = meters();
    return queries(manifests)
        .flatMap(it -> METRIC.matcher(it).results().toList().stream())
        .map(it -> it.group())
        .filter(it -> !meters.contains(it));
  }

  private static Stream<String> unknownLabels(Manifests manifests) {
    Set<String> known = new TreeSet<>(ADDED);
    Stream.of("eventing/runtime", "auditor")
        .flatMap(it -> Repository.sources(it).stream())
        .map(Repository::text)
        .flatMap(
            it -> Pattern.compile("\\.tag\\(\"([a-z]+)\"").matcher(it).results().toList().stream())
        .forEach(it -> known.add(it.group(1)));
    Stream<String> texts =
        Stream.concat(
            queries(manifests),
            rules(manifests)
                .flatMap(it -> it.path("annotations").valueStream())
                .map(JsonNode::asText));
    return texts
        .flatMap(it -> LABEL.matcher(it).results().toList().stream())
        .flatMap(
            it ->
                Stream.of(
                    it.group(1) != null
                        ? it.group(1)
                        : it.group(2) != null ? it.group(2) : it.group(3)))
        .flatMap(it -> Stream.of(it.split(", *")))
        .filter(it -> !known.contains(it));
  }

  private static Stream<String> unscraped(Manifests manifests) {
    Set<String> scraped = scraped(manifests);
    return queries(manifests)
        .flatMap(it -> SERVICE.matcher(it).results().toList().stream())
        .map(it -> it.group(1))
        .filter(it -> !scraped.contains(it));
  }

  private static Set<String> scraped(Manifests manifests) {
    Set<String> roles =
        manifests
            .all("ServiceMonitor")
            .flatMap(it -> it.at("/spec/selector/matchExpressions").valueStream())
            .filter(it -> it.path("key").asText().equals("plumb.dev/role"))
            .flatMap(it -> Manifests.texts(it.path("values")))
            .collect(Collectors.toSet());
    return manifests
        .all("Service")
        .filter(it -> roles.contains(it.at("/metadata/labels/plumb.dev~1role").asText()))
        .map(Manifests::name)
        .collect(Collectors.toSet());
  }

  private static Stream<String> scraping(Manifests manifests) {
    if (!manifests.isProduction()) {
      return Stream.of();
    }
    Set<String> scraped = scraped(manifests);
    JsonNode endpoint =
        manifests
            .all("ServiceMonitor")
            .findFirst()
            .map(it -> it.at("/spec/endpoints/0"))
            .orElseThrow();
    return manifests.ownPods().stream()
        .filter(it -> Set.of("service", "auditor").contains(it.role()))
        .filter(
            pods -> {
              String path =
                  Application.in(pods)
                      .flatMap(it -> it.property("quarkus.micrometer.export.prometheus.path"))
                      .orElse("/q/metrics");
              boolean port =
                  manifests.find("Service", pods.name()).stream()
                      .flatMap(it -> it.at("/spec/ports").valueStream())
                      .anyMatch(it -> it.path("name").equals(endpoint.path("port")));
              return !scraped.contains(pods.name())
                  || !port
                  || !endpoint.path("path").asText().equals(path);
            })
        .map(it -> it.title());
  }

  private static Stream<String> mute(Manifests manifests) {
    return rules(manifests)
        .filter(
            it ->
                !it.at("/labels/severity").asText().matches("critical|warning")
                    || it.at("/annotations/summary").asText().isBlank()
                    || it.at("/annotations/description").asText().isBlank())
        .map(it -> it.path("alert").asText());
  }

  private static Stream<String> untold(Manifests manifests) {
    Set<String> told =
        rules(manifests)
            .flatMap(it -> METRIC.matcher(it.path("expr").asText()).results().toList().stream())
            .map(it -> it.group())
            .collect(Collectors.toSet());
    return manifests.isProduction()
        ? OF_ALERTS.stream().filter(it -> !told.contains(it))
        : Stream.of();
  }
}
