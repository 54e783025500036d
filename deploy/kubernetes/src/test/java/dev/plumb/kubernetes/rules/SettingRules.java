package dev.plumb.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Pods;
import dev.plumb.kubernetes.QuarkusVariables;
import dev.plumb.kubernetes.Rule;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables of our own applications, compared with what these know. */
public final class SettingRules {

  private static final String OF_THE_JAVA_LAUNCHER = "JDK_JAVA_OPTIONS";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^:}]+):.*");
  private static final Pattern SECRET =
      Pattern.compile(".*(PASSWORD|SECRET|TOKEN|API_KEY|USERNAME|AUTHORIZATION)(_NEXT)?");
  private static final Pattern FILE = Pattern.compile("/etc/plumb/[^/&\"]+");
  private static final Set<String> WHAT_A_JOB_NEEDS =
      Set.of(
          "PLUMB_PREPARE",
          "PLUMB_PREPARE_GRANT_TO",
          "QUARKUS_DATASOURCE_REACTIVE_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "RABBITMQ_HOST",
          "RABBITMQ_USERNAME",
          "RABBITMQ_PASSWORD");

  private SettingRules() {}

  public static List<Rule> all() {
    return List.of(
        ofOurs("settings: every variable is one that the application reads", SettingRules::unknown),
        ofOurs("settings: none that must be set is missing", SettingRules::missing),
        Rule.ofPods("settings: what is secret comes from a Secret", SettingRules::writtenDown),
        Rule.ofPods("settings: every file that is named is mounted", SettingRules::notMounted),
        Rule.ofOwnPods("settings: none is set twice", SettingRules::twice),
        new Rule(
            "settings: the number of partitions is the same everywhere", SettingRules::partitions),
        Rule.ofOwnPods("settings: Jobs prepare, services never do", SettingRules::preparing),
        Rule.ofOwnPods(
            "settings: each uses its own database, its own user, and no other",
            SettingRules::owned));
  }

  private static Rule ofOurs(
      String name, BiFunction<Pods, Application, Stream<String>> objections) {
    return Rule.ofOwnPods(
        name, pods -> Application.in(pods).stream().flatMap(it -> objections.apply(pods, it)));
  }

  private static Stream<String> unknown(Pods pods, Application application) {
    Set<String> known =
        Stream.concat(
                application.mapped().keySet().stream(), application.literals("rabbitmq-[a-z-]+"))
            .map(SettingRules::variable)
            .collect(Collectors.toSet());
    return variables(pods)
        .filter(it -> !it.equals(OF_THE_JAVA_LAUNCHER) && !QuarkusVariables.ALL.contains(it))
        .filter(it -> known.stream().noneMatch(it::matches));
  }

  private static Stream<String> missing(Pods pods, Application application) {
    Set<String> needed = pods.role().equals("prepare") ? WHAT_A_JOB_NEEDS : needed(application);
    Set<String> there = variables(pods).collect(Collectors.toSet());
    return needed.stream().filter(it -> !there.contains(it)).sorted();
  }

  /** What has no default, or one that leads to the same machine. */
  private static Set<String> needed(Application application) {
    Set<String> needed = new TreeSet<>();
    for (Map.Entry<String, Property> each : application.mapped().entrySet()) {
      Property property = each.getValue();
      String name = each.getKey();
      boolean open = !property.hasDefaultValue() && !property.isOptional() && !name.contains("*");
      boolean here = property.hasDefaultValue() && property.getDefaultValue().contains("localhost");
      if (open && application.property(name).isEmpty() || here) {
        needed.add(variable(name));
      }
    }
    application
        .properties()
        .forEach(
            (name, value) -> {
              if (("" + value).contains("localhost") && !("" + name).matches("%(dev|test)\\..*")) {
                Matcher expression = EXPRESSION.matcher("" + value);
                needed.add(
                    variable(
                        expression.matches()
                            ? expression.group(1)
                            : ("" + name).replace("%prod.", "")));
              }
            });
    if (Application.services().contains(application.name())) {
      needed.addAll(
          Set.of(
              "PLUMB_PREPARE",
              "PLUMB_OPS_TOKEN",
              "QUARKUS_DATASOURCE_USERNAME",
              "QUARKUS_DATASOURCE_PASSWORD",
              "RABBITMQ_HOST",
              "RABBITMQ_USERNAME",
              "RABBITMQ_PASSWORD"));
      // Only the migration uses it, and that is the Job's.
      needed.remove("QUARKUS_DATASOURCE_JDBC_URL");
    }
    return needed;
  }

  private static Stream<String> writtenDown(Pods pods) {
    return pods.containers()
        .flatMap(it -> it.path("env").valueStream())
        .filter(it -> SECRET.matcher(it.path("name").asText()).matches())
        .filter(it -> !it.at("/valueFrom").has("secretKeyRef"))
        .map(it -> it.path("name").asText());
  }

  private static Stream<String> notMounted(Pods pods) {
    Set<String> mounted =
        pods.main()
            .path("volumeMounts")
            .valueStream()
            .map(it -> it.path("mountPath").asText())
            .collect(Collectors.toSet());
    return pods.main()
        .path("env")
        .valueStream()
        .flatMap(it -> FILE.matcher(it.path("value").asText()).results().toList().stream())
        .map(it -> it.group())
        .filter(it -> !mounted.contains(it));
  }

  private static Stream<String> twice(Pods pods) {
    Set<String> seen = new HashSet<>();
    return variables(pods).filter(it -> !seen.add(it));
  }

  private static Stream<String> partitions(Manifests manifests) {
    List<String> said =
        manifests.ownPods().stream()
            .filter(it -> Set.of("service", "prepare").contains(it.role()))
            .map(it -> it.setting("PLUMB_CONSUMER_PARTITIONS").orElse("nothing"))
            .distinct()
            .toList();
    return said.size() == 1 && said.getFirst().matches("\\d+") ? Stream.of() : said.stream();
  }

  private static Stream<String> preparing(Pods pods) {
    String prepare = pods.setting("PLUMB_PREPARE").orElse("");
    return switch (pods.role()) {
      case "service" ->
          prepare.equals("never") ? Stream.of() : Stream.of("plumb.prepare is '" + prepare + "'");
      case "prepare" -> {
        String service = pods.application().replace("-service", "");
        boolean right =
            prepare.equals("only")
                && pods.setting("PLUMB_PREPARE_GRANT_TO").equals(Optional.of(service));
        yield right ? Stream.of() : Stream.of("prepares '" + prepare + "' for someone else");
      }
      default -> Stream.of();
    };
  }

  private static Stream<String> owned(Pods pods) {
    String service = pods.application().replace("-service", "");
    List<String> wanted =
        switch (pods.role()) {
          case "service" ->
              List.of(service + "-database", service + "-broker", "/" + service + "?");
          case "prepare" ->
              List.of(
                  service + "-owner-database", service + "-topology-broker", "/" + service + "?");
          default -> List.of();
        };
    if (wanted.isEmpty()) {
      return Stream.of();
    }
    return pods.main()
        .path("env")
        .valueStream()
        .flatMap(
            it -> {
              String name = it.path("name").asText();
              String secret = it.at("/valueFrom/secretKeyRef/name").asText();
              boolean right =
                  name.matches("QUARKUS_DATASOURCE_(USERNAME|PASSWORD)")
                      ? secret.equals(wanted.get(0))
                      : name.matches("RABBITMQ_(USERNAME|PASSWORD)")
                          ? secret.equals(wanted.get(1))
                          : !name.matches("QUARKUS_DATASOURCE_(JDBC|REACTIVE)_URL")
                              || it.path("value").asText().contains(wanted.get(2));
              return right ? Stream.of() : Stream.of(name);
            });
  }

  private static Stream<String> variables(Pods pods) {
    return pods.main().path("env").valueStream().map((JsonNode it) -> it.path("name").asText());
  }

  /** As a pattern: {@code *} in the property is any word. */
  private static String variable(String property) {
    return property
        .replace("*", "+")
        .replaceAll("[^A-Za-z0-9+]", "_")
        .toUpperCase(Locale.ROOT)
        .replace("+", "[A-Z0-9_]+");
  }
}
