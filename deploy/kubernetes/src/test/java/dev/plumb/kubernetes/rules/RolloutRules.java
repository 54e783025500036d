package dev.plumb.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Rule;
import io.kubernetes.client.custom.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How replicas come, go, and how many there may be. */
public final class RolloutRules {

  private RolloutRules() {}

  public static List<Rule> all() {
    return List.of(
        Rule.ofOwnPods(
            "rollout: a stop has the time that its parts may take", RolloutRules::cutShort),
        deployments(
            "rollout: a replica goes when another is ready",
            it ->
                it.at("/spec/strategy/rollingUpdate/maxUnavailable").asText().equals("0")
                    && it.at("/spec/strategy/rollingUpdate/maxSurge").asInt() > 0),
        deployments(
            "rollout: replicas are spread over nodes and zones",
            it ->
                it.at("/spec/template/spec/topologySpreadConstraints")
                    .findValuesAsText("topologyKey")
                    .equals(List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone"))),
        new Rule(
            "rollout: a node can be drained, and not all replicas at once",
            RolloutRules::undrained),
        new Rule("rollout: every application has its three probes", RolloutRules::unprobed),
        Rule.ofOwnPods(
            "rollout: a Job's pods end by themselves",
            it ->
                it.owner().path("kind").asText().equals("Job")
                        && !(it.spec().path("restartPolicy").asText().equals("Never")
                            && it.owner().at("/spec/activeDeadlineSeconds").asInt() > 0)
                    ? Stream.of("they may not")
                    : Stream.of()),
        Rule.ofOwnPods(
            "rollout: processor and memory are asked for and limited", RolloutRules::unlimited),
        new Rule(
            "rollout: each image is of a version, the Job's the service's", RolloutRules::images),
        new Rule(
            "rollout: every object belongs to a step",
            all ->
                all.documents().stream()
                    .filter(
                        it ->
                            !it.at("/metadata/labels/plumb.dev~1step")
                                .asText()
                                .matches("ground|backends|prepare|serve"))
                    .map(Manifests::title)));
  }

  private static Rule deployments(String name, Predicate<JsonNode> right) {
    return new Rule(
        name, all -> all.all("Deployment").filter(it -> !right.test(it)).map(Manifests::title));
  }

  /** Database or broker may be away: each part may then take twice its drain. */
  private static Stream<String> cutShort(Pods pods) {
    if (!pods.role().equals("service")) {
      return Stream.of();
    }
    Application application = Application.in(pods).orElseThrow();
    Duration delay = Duration.parse("PT" + pods.setting("QUARKUS_SHUTDOWN_DELAY").orElse("0S"));
    Duration preStop =
        Duration.ofSeconds(pods.main().at("/lifecycle/preStop/sleep/seconds").asInt());
    Duration drains =
        Stream.of("plumb.consumer.drain", "plumb.effect.drain", "plumb.timer.drain")
            .map(application::duration)
            .max(Duration::compareTo)
            .orElseThrow()
            .plus(application.duration("plumb.outbox.drain-timeout"))
            .multipliedBy(2);
    Duration needed =
        preStop.plus(delay).plus(application.duration("quarkus.shutdown.timeout")).plus(drains);
    long given = pods.spec().path("terminationGracePeriodSeconds").asLong(30);
    return given > needed.toSeconds() && delay.plus(preStop).isPositive()
        ? Stream.of()
        : Stream.of(given + " s, needs more than " + needed.toSeconds());
  }

  private static Stream<String> undrained(Manifests manifests) {
    return manifests
        .all("Deployment")
        .map(Manifests::name)
        .filter(it -> !it.equals("sandbox"))
        .filter(
            it ->
                manifests
                    .find("PodDisruptionBudget", it)
                    .filter(budget -> budget.at("/spec/maxUnavailable").asInt() == 1)
                    .isEmpty());
  }

  private static Stream<String> unprobed(Manifests manifests) {
    return manifests.ownPods().stream()
        .filter(it -> Set.of("service", "auditor", "registry").contains(it.role()))
        .filter(
            it ->
                !Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                    .allMatch(it.main()::has))
        .map(Pods::title);
  }

  private static Stream<String> unlimited(Pods pods) {
    return pods.containers()
        .flatMap(
            it ->
                Stream.of("cpu", "memory")
                    .filter(
                        what -> {
                          String asked = it.at("/resources/requests/" + what).asText();
                          String limit = it.at("/resources/limits/" + what).asText();
                          return asked.isEmpty()
                              || limit.isEmpty()
                              || new Quantity(asked)
                                      .getNumber()
                                      .compareTo(new Quantity(limit).getNumber())
                                  > 0;
                        }));
  }

  private static Stream<String> images(Manifests manifests) {
    Set<String> served =
        manifests
            .all("Deployment")
            .map(it -> it.at("/spec/template/spec/containers/0/image").asText())
            .collect(Collectors.toSet());
    return manifests.ownPods().stream()
        .filter(
            it -> {
              String image = it.main().path("image").asText();
              return !image.matches("[^@]+(:[\\w.-]+|@sha256:[0-9a-f]{64})")
                  || image.endsWith(":latest")
                  || !served.contains(image);
            })
        .map(Pods::title);
  }
}
