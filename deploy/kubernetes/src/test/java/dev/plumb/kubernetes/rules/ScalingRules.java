package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;

import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.stream.Stream;

/** How many replicas there may be. */
public final class ScalingRules {

  private ScalingRules() {}

  public static List<Rule> all() {
    return List.of(
        new Rule(
            "scaling: no more replicas than partitions, and what scales has no number of its own",
            ScalingRules::replicas),
        new Rule(
            "scaling: the database has connections for all replicas", ScalingRules::connections));
  }

  private static int partitions(Manifests manifests) {
    return manifests.ownPods().stream()
        .flatMap(it -> it.setting("PLUMB_CONSUMER_PARTITIONS").stream())
        .mapToInt(Integer::parseInt)
        .min()
        .orElseThrow();
  }

  private static Stream<String> replicas(Manifests manifests) {
    int partitions = partitions(manifests);
    Stream<String> scaled =
        manifests
            .all("ScaledObject")
            .map(it -> it.path("spec"))
            .filter(
                it -> {
                  int least = it.path("minReplicaCount").asInt();
                  int most = it.path("maxReplicaCount").asInt();
                  return least < 2
                      || most > partitions
                      || least > most
                      || it.at("/fallback/replicas").asInt() > most;
                })
            .map(it -> "ScaledObject of " + it.at("/scaleTargetRef/name").asText());
    Stream<String> fixed =
        manifests
            .all("Deployment")
            .filter(
                it ->
                    it.at("/spec/replicas").asInt() > partitions
                        || it.at("/spec").has("replicas")
                            == manifests.find("ScaledObject", name(it)).isPresent())
            .map(Manifests::title);
    return Stream.concat(scaled, fixed);
  }

  private static Stream<String> connections(Manifests manifests) {
    int needed = 20;
    for (Pods pods : manifests.ownPods()) {
      int replicas =
          manifests
              .find("ScaledObject", pods.name())
              .map(it -> it.at("/spec/maxReplicaCount"))
              .orElse(pods.owner().at("/spec/replicas"))
              .asInt(1);
      // One more than that comes while it is rolled out.
      needed +=
          (replicas + 1)
              * Application.in(pods)
                  .map(it -> pool(it, pods.role().equals("prepare")))
                  .orElse(
                      pods.setting("APICURIO_DATASOURCE_JDBC_MAX_SIZE")
                          .map(Integer::parseInt)
                          .orElse(0));
    }
    int there =
        manifests
            .find("Cluster", "plumb-database")
            .orElseThrow()
            .at("/spec/postgresql/parameters/max_connections")
            .asInt();
    return needed <= there
        ? Stream.of()
        : Stream.of(needed + " may be wanted, " + there + " are there");
  }

  /** A Job only migrates. */
  private static int pool(Application application, boolean migrates) {
    return Stream.of("quarkus.datasource.jdbc.max-size", "quarkus.datasource.reactive.max-size")
        .limit(migrates ? 1 : 2)
        .mapToInt(it -> application.property(it).map(Integer::parseInt).orElse(0))
        .sum();
  }
}
