package dev.plumb.kubernetes.rules;

import static dev.plumb.kubernetes.Manifests.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.kubernetes.Application;
import dev.plumb.kubernetes.Manifests;
import dev.plumb.kubernetes.Repository;
import dev.plumb.kubernetes.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the broker's users may do, compared with the topology that the code declares. */
public final class RightRules {

  private static final Map<String, String> STREAMS =
      Map.of("order", "order", "billing", "payment", "shipping", "shipment");
  private static final List<String> KINDS = List.of("configure", "write", "read");

  private RightRules() {}

  public static List<Rule> all() {
    return List.of(
        permissions(
            "rights: nobody reaches the default exchange or what isn't Plumb's",
            RightRules::strangers),
        permissions("rights: they are those of deploy/broker/rights.json", RightRules::others),
        permissions(
            "rights: who serves configures nothing",
            (user, its) ->
                user.endsWith("-topology")
                        || its.at("/spec/permissions/configure").asText().equals("^$")
                    ? Stream.of()
                    : Stream.of("it does")),
        permissions(
            "rights: who prepares may declare all of the topology", RightRules::undeclarable),
        permissions("rights: who serves reads its own queues and no other", RightRules::reads),
        permissions("rights: who serves tells its own stream and no other", RightRules::tells));
  }

  private static Rule permissions(
      String name, BiFunction<String, ObjectNode, Stream<String>> objections) {
    return new Rule(
        name,
        all ->
            all.all("Permission")
                .flatMap(
                    it ->
                        objections
                            .apply(name(it), it)
                            .map(why -> Manifests.title(it) + ": " + why)));
  }

  private static boolean may(ObjectNode permission, String what, String name) {
    return Pattern.compile(permission.at("/spec/permissions/" + what).asText())
        .matcher(name)
        .find();
  }

  private static Stream<String> strangers(String user, ObjectNode its) {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of("amq.default", "amq.topic", "anything", "order.payment.0.more")
                    .filter(name -> may(its, kind, name))
                    .map(name -> kind + " " + name));
  }

  private static Stream<Topology> topologies(String service) {
    return new Application(service + "-service", List.of(service + "-service"))
        .upstreams().stream().map(it -> new Topology(service, it, 8, "x-consistent-hash"));
  }

  private static Stream<String> undeclarable(String user, ObjectNode its) {
    if (!user.endsWith("-topology")) {
      return Stream.of();
    }
    return topologies(user.replace("-topology", ""))
        .flatMap(it -> it.declarations().stream())
        .flatMap(RightRules::needed)
        .filter(it -> !may(its, it.getKey(), it.getValue()))
        .map(it -> "may not " + it.getKey() + " " + it.getValue());
  }

  /** Kind of right, and on what. */
  private static Stream<Map.Entry<String, String>> needed(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Exchange exchange -> Stream.of(Map.entry("configure", exchange.name()));
      case Declaration.Queue queue -> Stream.of(Map.entry("configure", queue.name()));
      case Declaration.Binding binding ->
          Stream.of(Map.entry("write", binding.to()), Map.entry("read", binding.exchange()));
    };
  }

  /** In the form of RabbitMQ's definitions; derived from the code by a test of its own. */
  private static Stream<String> others(String user, ObjectNode its) {
    JsonNode right =
        Manifests.yaml(Repository.file("deploy/broker/rights.json"))
            .path("permissions")
            .valueStream()
            .filter(it -> it.path("user").asText().equals(user))
            .findFirst()
            .orElse(MissingNode.getInstance());
    return KINDS.stream().filter(it -> !its.at("/spec/permissions/" + it).equals(right.path(it)));
  }

  private static Set<String> queues(String service) {
    return topologies(service)
        .flatMap(it -> IntStream.range(0, it.slots()).mapToObj(it::queue))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> reads(String user, ObjectNode its) {
    if (user.endsWith("-topology")) {
      return Stream.of();
    }
    return STREAMS.keySet().stream()
        .flatMap(
            other ->
                queues(other).stream().filter(it -> may(its, "read", it) != other.equals(user)));
  }

  private static Stream<String> tells(String user, ObjectNode its) {
    if (user.endsWith("-topology")) {
      return Stream.of();
    }
    return STREAMS.entrySet().stream()
        .filter(it -> may(its, "write", it.getValue()) != it.getKey().equals(user))
        .map(Map.Entry::getValue);
  }
}
