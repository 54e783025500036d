package dev.plumb.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.Repository;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Broker, database and registry, for what the applications need of them. */
public final class BackendRules {

  private BackendRules() {}

  public static List<Rule> all() {
    return List.of(
        broker(
            "broker: in production three nodes, on three machines",
            true,
            it ->
                it.path("replicas").asInt() == 3
                    && it.at(
                            "/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey")
                        .asText()
                        .equals("kubernetes.io/hostname")),
        broker(
            "broker: RabbitMQ 4.2.6 or later, without known holes",
            false,
            it ->
                it.path("image")
                    .asText()
                    .matches(".*:(4\\.2\\.([6-9]|\\d\\d)|4\\.([3-9]|\\d\\d)\\.\\d+)-management")),
        broker(
            "broker: it has the exchange type that spreads keys",
            false,
            it ->
                exchangeTypes()
                    .allMatch(
                        type ->
                            Manifests.texts(it.at("/rabbitmq/additionalPlugins"))
                                .anyMatch(("rabbitmq_" + type + "_exchange")::equals))),
        broker(
            "broker: TLS and nothing else",
            false,
            it ->
                it.at("/tls/disableNonTLSListeners").asBoolean()
                    && it.at("/tls").has("secretName")),
        broker(
            "broker: it stops publishers before memory or disk run out",
            false,
            it ->
                config(it).contains("vm_memory_high_watermark.relative = 0.")
                    && config(it).contains("disk_free_limit.absolute = ")),
        broker(
            "broker: queues are quorum queues, and a minority stops",
            true,
            it ->
                config(it).contains("default_queue_type = quorum")
                    && config(it).contains("cluster_partition_handling = pause_minority")),
        new Rule(
            "broker: every user is used, and every one that is used is there", BackendRules::users),
        database(
            "database: in production three instances on three machines, and a commit is on two",
            true,
            it ->
                it.path("instances").asInt() == 3
                    && it.at("/affinity/podAntiAffinityType").asText().equals("required")
                    && it.at("/postgresql/synchronous/number").asInt() > 0
                    && it.at("/postgresql/synchronous/dataDurability").asText().equals("required")),
        database(
            "database: TLS and nothing else",
            false,
            it ->
                Manifests.texts(it.at("/postgresql/pg_hba"))
                    .toList()
                    .equals(
                        List.of(
                            "hostssl all all all scram-sha-256", "hostnossl all all all reject"))),
        database(
            "database: nobody is superuser",
            false,
            it ->
                !it.path("enableSuperuserAccess").asBoolean(true)
                    && it.at("/managed/roles")
                        .valueStream()
                        .noneMatch(
                            role ->
                                Stream.of(
                                        "superuser",
                                        "createdb",
                                        "createrole",
                                        "replication",
                                        "bypassrls")
                                    .anyMatch(right -> role.path(right).asBoolean()))),
        new Rule(
            "database: each service has its own, with an owner and a run-time role",
            BackendRules::databases),
        new Rule(
            "database: in production its log is archived, and it is backed up to the same place",
            BackendRules::backups),
        new Rule("registry: it is of the version that is tested", BackendRules::registry));
  }

  private static Rule broker(String name, boolean onlyProduction, Predicate<JsonNode> right) {
    return each("RabbitmqCluster", name, onlyProduction, right);
  }

  private static Rule database(String name, boolean onlyProduction, Predicate<JsonNode> right) {
    return each("Cluster", name, onlyProduction, right);
  }

  private static Rule each(
      String kind, String name, boolean onlyProduction, Predicate<JsonNode> right) {
    return new Rule(
        name,
        all ->
            all.all(kind)
                .filter(it -> !onlyProduction || all.isProduction())
                .filter(it -> !right.test(it.path("spec")))
                .map(Manifests::title));
  }

  private static String config(JsonNode spec) {
    return spec.at("/rabbitmq/additionalConfig").asText();
  }

  /** Such as {@code consistent_hash}; the broker has the others built in. */
  private static Stream<String> exchangeTypes() {
    return Application.services().stream()
        .map(it -> new Application(it, List.of(it, "eventing/runtime")))
        .map(it -> it.mapped().get("plumb.consumer.hash-exchange").getDefaultValue())
        .map(it -> it.replaceFirst("^x-", "").replace('-', '_'));
  }

  private static Stream<String> users(Manifests manifests) {
    Set<String> there =
        manifests
            .all("User")
            .map(it -> it.at("/spec/importCredentialsSecret/name").asText())
            .collect(Collectors.toSet());
    Set<String> used =
        manifests.ownPods().stream()
            .flatMap(it -> it.main().path("env").valueStream())
            .filter(it -> it.path("name").asText().equals("RABBITMQ_USERNAME"))
            .map(it -> it.at("/valueFrom/secretKeyRef/name").asText())
            .collect(Collectors.toSet());
    Set<String> permitted =
        manifests
            .all("Permission")
            .map(it -> it.at("/spec/userReference/name").asText() + "-broker")
            .collect(Collectors.toSet());
    return there.equals(used) && permitted.equals(used)
        ? Stream.of()
        : Stream.of("there " + there + ", permitted " + permitted + ", used " + used);
  }

  private static Stream<String> databases(Manifests manifests) {
    Set<String> roles =
        manifests
            .all("Cluster")
            .flatMap(it -> it.at("/spec/managed/roles").valueStream())
            .filter(
                it ->
                    it.at("/passwordSecret/name")
                        .asText()
                        .equals(it.path("name").asText() + "-database"))
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    return Application.services().stream()
        .map(it -> it.replace("-service", ""))
        .filter(
            it ->
                !roles.containsAll(List.of(it, it + "-owner"))
                    || manifests
                        .find("Database", it)
                        .filter(
                            (ObjectNode database) ->
                                database.at("/spec/name").asText().equals(it)
                                    && database.at("/spec/owner").asText().equals(it + "-owner")
                                    && database
                                        .at("/spec/databaseReclaimPolicy")
                                        .asText()
                                        .equals("retain"))
                        .isEmpty());
  }

  private static Stream<String> backups(Manifests manifests) {
    if (!manifests.isProduction()) {
      return Stream.of();
    }
    JsonNode plugin =
        manifests.find("Cluster", "plumb-database").orElseThrow().at("/spec/plugins/0");
    boolean right =
        plugin.path("isWALArchiver").asBoolean()
            && manifests
                .find("ObjectStore", plugin.at("/parameters/barmanObjectName").asText())
                .isPresent()
            && manifests
                .all("ScheduledBackup")
                .anyMatch(
                    it ->
                        it.at("/spec/pluginConfiguration/name").equals(plugin.path("name"))
                            && it.at("/spec/method").asText().equals("plugin"));
    return right ? Stream.of() : Stream.of("it is not");
  }

  private static Stream<String> registry(Manifests manifests) {
    String pom = Repository.text(Repository.file("pom.xml"));
    return manifests.ownPods().stream()
        .filter(it -> it.role().equals("registry"))
        .filter(
            it ->
                !pom.contains(
                    "<apicurio.version>"
                        + it.main().path("image").asText().replaceFirst(".*:", "")
                        + "<"))
        .map(Pods::title);
  }
}
