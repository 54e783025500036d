package dev.plumb.kubernetes.rules;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The Pod Security Standard "restricted", each of its rules (and those of "baseline", which it
 * includes) as of Kubernetes 1.34.
 */
public final class RestrictedRules {

  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");
  private static final Set<String> VOLUMES =
      Set.of(
          "name",
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final Set<String> SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
  private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

  private RestrictedRules() {}

  public static List<Rule> all() {
    return List.of(
        no("host process", contexts(it -> it.at("/windowsOptions/hostProcess").asBoolean())),
        no(
            "host namespaces",
            pod(
                it ->
                    it.path("hostNetwork").asBoolean()
                        || it.path("hostPID").asBoolean()
                        || it.path("hostIPC").asBoolean())),
        no(
            "privileged containers",
            container(it -> it.at("/securityContext/privileged").asBoolean())),
        no(
            "added capabilities",
            container(
                it ->
                    texts(it.at("/securityContext/capabilities/add"))
                        .anyMatch(not("NET_BIND_SERVICE"::equals)))),
        no("host paths", volume(it -> it.has("hostPath"))),
        no(
            "host ports",
            container(
                it ->
                    it.path("ports")
                        .valueStream()
                        .anyMatch(port -> port.path("hostPort").asInt() != 0))),
        no(
            "probes or hooks of another host",
            container(
                it ->
                    it.findValues("httpGet").stream().anyMatch(get -> get.has("host"))
                        || it.findValues("tcpSocket").stream()
                            .anyMatch(socket -> socket.has("host")))),
        no(
            "AppArmor switched off",
            contexts(
                it ->
                    it.has("appArmorProfile")
                        && !PROFILES.contains(it.at("/appArmorProfile/type").asText()))),
        no(
            "SELinux of one's own",
            contexts(
                it ->
                    !SELINUX_TYPES.contains(it.at("/seLinuxOptions/type").asText())
                        || it.at("/seLinuxOptions").has("user")
                        || it.at("/seLinuxOptions").has("role"))),
        no(
            "unmasked /proc",
            container(
                it ->
                    it.at("/securityContext").has("procMount")
                        && !it.at("/securityContext/procMount").asText().equals("Default"))),
        no(
            "unsafe sysctls",
            pod(
                it ->
                    it.at("/securityContext/sysctls")
                        .valueStream()
                        .anyMatch(sysctl -> !SAFE_SYSCTLS.contains(sysctl.path("name").asText())))),
        no(
            "other kinds of volume",
            volume(it -> it.propertyStream().anyMatch(field -> !VOLUMES.contains(field.getKey())))),
        no(
            "privilege escalation",
            container(
                it ->
                    !it.at("/securityContext/allowPrivilegeEscalation").isBoolean()
                        || it.at("/securityContext/allowPrivilegeEscalation").asBoolean())),
        no("root, as far as is said", pods -> settled(pods, "/runAsNonRoot", JsonNode::asBoolean)),
        no("user 0", contexts(it -> it.path("runAsUser").asInt(1) == 0)),
        no(
            "system calls without a filter",
            pods -> settled(pods, "/seccompProfile/type", it -> PROFILES.contains(it.asText()))),
        no(
            "capabilities kept",
            container(
                it ->
                    texts(it.at("/securityContext/capabilities/drop")).noneMatch("ALL"::equals))));
  }

  private static Rule no(String what, Function<Pods, Stream<String>> breaches) {
    return Rule.ofPods("restricted: no " + what, breaches);
  }

  private static Function<Pods, Stream<String>> pod(Predicate<JsonNode> wrong) {
    return pods -> Stream.of(pods.spec()).filter(wrong).map(it -> "the pod");
  }

  private static Function<Pods, Stream<String>> container(Predicate<JsonNode> wrong) {
    return pods -> pods.containers().filter(wrong).map(RestrictedRules::named);
  }

  private static Function<Pods, Stream<String>> volume(Predicate<JsonNode> wrong) {
    return pods ->
        pods.spec()
            .path("volumes")
            .valueStream()
            .filter(wrong)
            .map(it -> "volume " + it.path("name").asText());
  }

  /** Of the pod and of each container. */
  private static Function<Pods, Stream<String>> contexts(Predicate<JsonNode> wrong) {
    return pods ->
        Stream.concat(Stream.of(pods.spec()), pods.containers())
            .filter(it -> wrong.test(it.path("securityContext")))
            .map(RestrictedRules::named);
  }

  /** Each container says it rightly, or says nothing and the pod does. */
  private static Stream<String> settled(Pods pods, String at, Predicate<JsonNode> right) {
    JsonNode general = pods.spec().path("securityContext").at(at);
    return pods.containers()
        .filter(
            it -> {
              JsonNode own = it.path("securityContext").at(at);
              return !right.test(own.isMissingNode() ? general : own);
            })
        .map(RestrictedRules::named);
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }

  private static String named(JsonNode podOrContainer) {
    return podOrContainer.has("name")
        ? "container " + podOrContainer.path("name").asText()
        : "the pod";
  }
}
