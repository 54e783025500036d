package dev.plumb.kubernetes.rules;

import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pods of ours keep to beyond "restricted". */
public final class HardenedRules {

  private HardenedRules() {}

  public static List<Rule> all() {
    return List.of(
        Rule.ofOwnPods(
            "hardened: nothing but /tmp can be written, and that has a limit",
            HardenedRules::writable),
        Rule.ofOwnPods(
            "hardened: no token, no service links, user 1001",
            it ->
                it.spec().path("automountServiceAccountToken").asBoolean(true)
                        || it.spec().path("enableServiceLinks").asBoolean(true)
                        || it.spec().at("/securityContext/runAsUser").asInt() != 1001
                    ? Stream.of("not so")
                    : Stream.of()),
        new Rule(
            "hardened: the namespace refuses pods that are not restricted",
            all ->
                all.find("Namespace", "plumb")
                        .filter(
                            it ->
                                it.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                    .asText()
                                    .equals("restricted"))
                        .isPresent()
                    ? Stream.of()
                    : Stream.of("it takes any")));
  }

  private static Stream<String> writable(Pods pods) {
    Set<String> emptyDirs =
        pods.spec()
            .path("volumes")
            .valueStream()
            .filter(it -> it.has("emptyDir"))
            .filter(it -> it.at("/emptyDir").has("sizeLimit"))
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    boolean right =
        pods.containers()
            .allMatch(
                it ->
                    it.at("/securityContext/readOnlyRootFilesystem").asBoolean()
                        && it.path("volumeMounts")
                            .valueStream()
                            .allMatch(
                                mount ->
                                    mount.path("readOnly").asBoolean()
                                        || mount.path("mountPath").asText().equals("/tmp")
                                            && emptyDirs.contains(mount.path("name").asText())));
    return right ? Stream.of() : Stream.of("more can be");
  }
}
