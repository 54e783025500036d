package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the network policies of some manifests let through, as {@code from -> to:port}. */
final class Flows {

  /** All that any selector could match, by name. */
  private final Map<String, Map<String, String>> pods = new TreeMap<>();

  private final Set<String> sent = new TreeSet<>();
  private final Set<String> received = new TreeSet<>();

  /** Policies whose selectors match nothing. */
  private final List<String> idle = new ArrayList<>();

  Flows(Manifests manifests) {
    for (Pods each : manifests.ownPods()) {
      pods.put(each.name(), each.labels());
    }
    manifests
        .all("RabbitmqCluster")
        .forEach(it -> pods.put(name(it), Map.of("app.kubernetes.io/name", name(it))));
    manifests.all("Cluster").forEach(it -> pods.put(name(it), Map.of("cnpg.io/cluster", name(it))));
    manifests.all("NetworkPolicy").forEach(this::add);
  }

  Set<String> sent() {
    return sent;
  }

  Set<String> received() {
    return received;
  }

  List<String> idle() {
    return idle;
  }

  /** Whether both ends are pods of ours. */
  boolean isWithin(String flow) {
    String[] ends = flow.split(" -> |:");
    return pods.containsKey(ends[0]) && pods.containsKey(ends[1]);
  }

  private void add(ObjectNode policy) {
    JsonNode spec = policy.path("spec");
    List<String> own =
        spec.path("podSelector").isEmpty()
            ? List.of("everybody")
            : matched(policy, spec.path("podSelector"));
    for (String self : own) {
      spec.path("ingress")
          .forEach(
              rule ->
                  peers(policy, rule.path("from"))
                      .forEach(
                          peer ->
                              ports(rule)
                                  .forEach(
                                      port -> received.add(peer + " -> " + self + ":" + port))));
      spec.path("egress")
          .forEach(
              rule ->
                  peers(policy, rule.path("to"))
                      .forEach(
                          peer ->
                              ports(rule)
                                  .forEach(port -> sent.add(self + " -> " + peer + ":" + port))));
    }
  }

  /** A rule without peers or ports lets everything through; that is said as such. */
  private Stream<String> peers(ObjectNode policy, JsonNode peers) {
    return peers.isEmpty()
        ? Stream.of("anybody")
        : peers.valueStream().flatMap(it -> peer(policy, it));
  }

  private Stream<String> peer(ObjectNode policy, JsonNode peer) {
    if (peer.has("ipBlock")) {
      return Stream.of(peer.at("/ipBlock/except").isEmpty() ? "anywhere" : "internet");
    }
    if (peer.has("namespaceSelector")) {
      String namespace =
          peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asText("any");
      return Stream.of("namespace " + namespace);
    }
    return matched(policy, peer.path("podSelector")).stream();
  }

  private List<String> matched(ObjectNode policy, JsonNode selector) {
    JsonNode labels = selector.path("matchLabels");
    List<String> matched =
        pods.entrySet().stream()
            .filter(it -> !labels.isEmpty() && PortRules.matches(labels, it.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (matched.isEmpty()) {
      idle.add(name(policy) + ": " + selector + " matches no pod");
    }
    return matched;
  }

  private static Stream<String> ports(JsonNode rule) {
    return rule.path("ports").isEmpty()
        ? Stream.of("any")
        : rule.path("ports")
            .valueStream()
            .map(
                it ->
                    it.path("port").asText()
                        + (it.path("protocol").asText().equals("UDP") ? "/udp" : ""));
  }
}
