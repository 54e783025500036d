package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;
import static dev.plumb.kubernetes.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Repository;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one object says of another. */
public final class ReferenceRules {

  /** A row of the README's table: name, keys, where. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| (both|kind|production|operator) \\|");

  private ReferenceRules() {}

  public static List<Rule> all() {
    return List.of(
        new Rule(
            "references: every Secret and ConfigMap is in the README, with its keys, and no other",
            ReferenceRules::secrets),
        new Rule(
            "references: no Secret is in the manifests",
            all -> Stream.concat(all.all("Secret"), all.all("ConfigMap")).map(Manifests::title)),
        Rule.ofPods(
            "references: every mount has its volume, and every volume its mount",
            ReferenceRules::volumes),
        new Rule(
            "references: every service account is there, for one application",
            ReferenceRules::accounts),
        new Rule("references: whatever is named is there", ReferenceRules::named));
  }

  private static Stream<String> secrets(Manifests manifests) {
    Set<String> used = used(manifests);
    Set<String> listed =
        ROW.matcher(Repository.text(Repository.kubernetes("README.md")))
            .results()
            .filter(it -> !it.group(3).matches(manifests.isProduction() ? "kind" : "production"))
            .flatMap(
                it ->
                    Stream.of(it.group(2).split(","))
                        .map(key -> it.group(1) + " " + key.strip().replace("`", "")))
            .collect(Collectors.toCollection(TreeSet::new));
    return Stream.concat(
        used.stream().filter(it -> !listed.contains(it)).map(it -> it + " is not in the README"),
        listed.stream()
            .filter(it -> !used.contains(it))
            .map(it -> it + " is in the README, and not used"));
  }

  private static Set<String> used(Manifests manifests) {
    Set<String> used = new TreeSet<>();
    for (Pods pods : manifests.pods()) {
      pods.containers()
          .flatMap(it -> it.path("env").valueStream())
          .map(it -> it.at("/valueFrom/secretKeyRef"))
          .filter(it -> !it.isMissingNode())
          .forEach(it -> used.add(it.path("name").asText() + " " + it.path("key").asText()));
      for (JsonNode volume : pods.spec().path("volumes")) {
        volume
            .at("/secret/items")
            .forEach(
                it ->
                    used.add(
                        volume.at("/secret/secretName").asText() + " " + it.path("key").asText()));
        if (volume.has("configMap")) {
          used.add(volume.at("/configMap/name").asText() + " cacerts");
        }
      }
    }
    manifests
        .all("RabbitmqCluster")
        .map(it -> it.at("/spec/tls/secretName"))
        .forEach(it -> both(used, it, "tls.crt", "tls.key"));
    manifests
        .all("Ingress")
        .flatMap(it -> it.at("/spec/tls").valueStream())
        .map(it -> it.path("secretName"))
        .forEach(it -> both(used, it, "tls.crt", "tls.key"));
    manifests
        .all("User")
        .map(it -> it.at("/spec/importCredentialsSecret/name"))
        .forEach(it -> both(used, it, "username", "password"));
    manifests
        .all("Cluster")
        .forEach(
            it -> {
              both(used, it.at("/spec/bootstrap/initdb/secret/name"), "username", "password");
              it.at("/spec/managed/roles")
                  .forEach(
                      role -> both(used, role.at("/passwordSecret/name"), "username", "password"));
            });
    Stream.of("ObjectStore", "PodMonitor")
        .flatMap(manifests::all)
        .flatMap(it -> keys(it.path("spec")))
        .forEach(it -> used.add(it.path("name").asText() + " " + it.path("key").asText()));
    return used;
  }

  private static void both(Set<String> used, JsonNode secret, String one, String other) {
    used.add(secret.asText() + " " + one);
    used.add(secret.asText() + " " + other);
  }

  private static Stream<JsonNode> keys(JsonNode node) {
    return node.has("key") && node.has("name")
        ? Stream.of(node)
        : node.valueStream().flatMap(ReferenceRules::keys);
  }

  private static Stream<String> volumes(Pods pods) {
    Set<String> volumes =
        pods.spec()
            .path("volumes")
            .valueStream()
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    Set<String> mounts =
        pods.containers()
            .flatMap(it -> it.path("volumeMounts").valueStream())
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    return Stream.concat(
        volumes.stream().filter(it -> !mounts.contains(it)),
        mounts.stream().filter(it -> !volumes.contains(it)));
  }

  private static Stream<String> accounts(Manifests manifests) {
    return manifests.ownPods().stream()
        .filter(
            it -> {
              String account = it.spec().path("serviceAccountName").asText();
              return manifests.find("ServiceAccount", account).isEmpty()
                  || !account.equals(it.role().equals("prepare") ? "prepare" : it.name());
            })
        .map(Pods::title);
  }

  private static Stream<String> named(Manifests manifests) {
    return manifests.documents().stream()
        .flatMap(
            it ->
                names(it)
                    .filter(
                        other ->
                            manifests.documents().stream()
                                .noneMatch(there -> title(there).equals(other)))
                    .map(other -> title(it) + " names " + other));
  }

  /** Of other objects. */
  private static Stream<String> names(ObjectNode document) {
    JsonNode spec = document.path("spec");
    Stream<String> several =
        switch (document.path("kind").asText()) {
          case "User", "Vhost" ->
              Stream.of("RabbitmqCluster/" + spec.at("/rabbitmqClusterReference/name").asText());
          case "Permission" ->
              Stream.of(
                  "RabbitmqCluster/" + spec.at("/rabbitmqClusterReference/name").asText(),
                  "User/" + spec.at("/userReference/name").asText(),
                  "Vhost/" + spec.path("vhost").asText());
          case "Database", "ScheduledBackup" ->
              Stream.of("Cluster/" + spec.at("/cluster/name").asText());
          case "Cluster" ->
              spec.path("plugins")
                  .valueStream()
                  .map(it -> "ObjectStore/" + it.at("/parameters/barmanObjectName").asText());
          case "ScaledObject" ->
              Stream.of(
                  "Deployment/" + spec.at("/scaleTargetRef/name").asText(),
                  "Service/" + name(document));
          case "Ingress" ->
              spec.findValues("service").stream().map(it -> "Service/" + it.path("name").asText());
          default -> Stream.of();
        };
    return several;
  }
}
