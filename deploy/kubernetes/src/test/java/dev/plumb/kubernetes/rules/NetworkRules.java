package dev.plumb.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Who may talk to whom. */
public final class NetworkRules {

  private static final Pattern URL =
      Pattern.compile("(https?|postgresql)://([a-z.-]+)(?::(\\d+))?");

  private NetworkRules() {}

  public static List<Rule> all() {
    return List.of(
        new Rule("network: nothing is let through that no policy names", NetworkRules::open),
        new Rule("network: what is let through is what flows.txt says", NetworkRules::otherFlows),
        new Rule(
            "network: every selector matches pods that are there",
            all -> new Flows(all).idle().stream()),
        new Rule(
            "network: what one pod may send another may receive, and the other way round",
            NetworkRules::oneSided),
        new Rule("network: each address in a setting may be called", NetworkRules::unreachable));
  }

  private static Stream<String> open(Manifests manifests) {
    boolean denied =
        manifests
            .all("NetworkPolicy")
            .map(it -> it.path("spec"))
            .anyMatch(
                it ->
                    it.path("podSelector").isEmpty()
                        && it.path("policyTypes").size() == 2
                        && !it.has("ingress")
                        && !it.has("egress"));
    return denied
        ? Stream.of()
        : Stream.of("there is no policy that denies everything to all pods");
  }

  private static Stream<String> otherFlows(Manifests manifests) {
    Flows flows = new Flows(manifests);
    Set<String> allowed = new TreeSet<>(flows.sent());
    allowed.addAll(flows.received());
    Set<String> meant = meant(manifests.overlay());
    return Stream.concat(
        allowed.stream().filter(it -> !meant.contains(it)).map(it -> "not meant: " + it),
        meant.stream().filter(it -> !allowed.contains(it)).map(it -> "not let through: " + it));
  }

  private static Set<String> meant(String overlay) {
    return Repository.text(Repository.kubernetes("src/test/resources/flows.txt"))
        .lines()
        .map(it -> it.replaceFirst("#.*", "").strip())
        .filter(it -> !it.isEmpty() && (!it.startsWith("[") || it.startsWith("[" + overlay + "]")))
        .map(it -> it.replaceFirst("^\\[.*] ", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> oneSided(Manifests manifests) {
    Flows flows = new Flows(manifests);
    return Stream.concat(
        flows.sent().stream()
            .filter(it -> flows.isWithin(it) && !flows.received().contains(it))
            .map(it -> "not received: " + it),
        flows.received().stream()
            .filter(it -> flows.isWithin(it) && !flows.sent().contains(it))
            .map(it -> "not sent: " + it));
  }

  private static Stream<String> unreachable(Manifests manifests) {
    Set<String> sent = new Flows(manifests).sent();
    return manifests.ownPods().stream()
        .flatMap(pods -> called(pods).map(it -> pods.name() + " -> " + it))
        .filter(it -> !sent.contains(it));
  }

  private static Stream<String> called(Pods pods) {
    Stream<String> urls =
        pods.main()
            .path("env")
            .valueStream()
            .map((JsonNode it) -> it.path("value").asText())
            .flatMap(it -> URL.matcher(it).results().toList().stream())
            .map(
                it ->
                    (it.group(2).contains(".") ? "internet" : it.group(2).replaceFirst("-rw$", ""))
                        + ":"
                        + (it.group(3) == null ? "443" : it.group(3)));
    Stream<String> broker =
        pods
            .setting("RABBITMQ_HOST")
            .map(it -> it + ":" + pods.setting("RABBITMQ_PORT").orElse(""))
            .stream();
    Stream<String> mail =
        pods
            .setting("PLUMB_MAIL_HOST")
            .map(it -> "internet:" + pods.setting("PLUMB_MAIL_PORT").orElse("587"))
            .stream();
    return Stream.of(urls, broker, mail).flatMap(it -> it);
  }
}
