package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.operator.BrokerBindings.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Who reads and writes an event: what the services say of themselves, and the broker of them. */
final class WhoCommand {
  private static final String MAJOR = "\\.v\\d+$";
  private static final String NOTHING = "-";
  private static final String NEVER = "never";

  private final List<Service> services;
  private final Optional<BrokerBindings> broker;
  private final Consumer<String> out;
  private final Map<String, JsonNode> answers = new LinkedHashMap<>();
  private final List<String> silent = new ArrayList<>();
  private final Map<String, String> deprecated = new LinkedHashMap<>();
  private final Table table =
      new Table("SERVICE", "DOES", "MAJOR", "LAST SEEN", "READ AS", "BOUND");

  WhoCommand(List<Service> services, Optional<BrokerBindings> broker, Consumer<String> out) {
    this.services = services;
    this.broker = broker;
    this.out = out;
  }

  /**
   * @param asked such as {@code order.order-placed}; a version behind it doesn't matter
   */
  void run(String asked) {
    String event = asked.replaceFirst(MAJOR, "");
    services.forEach(this::ask);
    Optional<String> stream = streamOf(event);
    Map<String, Bound> bound = new HashMap<>();
    stream.ifPresent(
        it -> broker.ifPresent(b -> b.to(it).forEach(each -> bound.put(each.name(), each))));
    answers.forEach((service, answer) -> add(service, answer, event, bound));
    stream.ifPresent(it -> addStrangers(bound, exchanges(it)));
    say(event, stream);
  }

  private void ask(Service service) {
    try {
      answers.put(service.name(), service.get("/contracts", Map.of()));
    } catch (Failure failure) {
      silent.add(failure.getMessage());
    }
  }

  private void add(String service, JsonNode answer, String event, Map<String, Bound> bound) {
    Map<String, JsonNode> seen = new LinkedHashMap<>();
    for (JsonNode each : answer.path("seen")) {
      if (isOf(event, each) && each.path("role").asText().equals("written")) {
        addRow(service, "writes", type(each), lastOf(each), NOTHING, NOTHING);
        noteDeprecation(each);
      } else if (isOf(event, each)) {
        seen.put(type(each), each);
      }
    }
    for (JsonNode read : answer.path("reads")) {
      if (isOf(event, read)) {
        addReads(service, read, seen, boundAs(answer, read, bound));
        noteDeprecation(read);
      }
    }
  }

  private void addReads(String service, JsonNode read, Map<String, JsonNode> seen, String bound) {
    String does = read.path("applied").asBoolean() ? "reads" : "ignores";
    JsonNode itself = seen.get(type(read));
    addRow(service, does, type(read), itself == null ? NEVER : lastOf(itself), type(read), bound);
    for (JsonNode other : seen.values()) {
      if (other.path("as").asText().equals(type(read)) && !type(other).equals(type(read))) {
        addRow(service, does, type(other), lastOf(other), type(read), bound);
      }
    }
  }

  private void addRow(
      String service, String does, String type, String last, String as, String bound) {
    table.add(service, does, major(type), last, as.equals(NOTHING) ? as : major(as), bound);
  }

  /** From the broker if it is asked, else from what the service last had from it. */
  private String boundAs(JsonNode answer, JsonNode read, Map<String, Bound> bound) {
    for (JsonNode binding : answer.path("bindings")) {
      if (binding.path("stream").equals(read.path("stream"))) {
        String exchange = binding.path("exchange").asText();
        boolean isBound =
            broker.isPresent() ? bound.containsKey(exchange) : binding.path("bound").asBoolean();
        return isBound
            ? "%s, %s queues".formatted(exchange, binding.path("partitions").asText())
            : exchange + " is not: " + binding.path("waitingFor").asText("no binding is there");
      }
    }
    return "no";
  }

  private void addStrangers(Map<String, Bound> bound, Set<String> exchanges) {
    new TreeSet<>(bound.keySet())
        .stream()
            .filter(name -> !exchanges.contains(name))
            .map(bound::get)
            .forEach(
                it -> table.add("?", "is bound", "all", "?", "?", it.type() + " " + it.name()));
  }

  private Set<String> exchanges(String stream) {
    Set<String> exchanges = new HashSet<>();
    for (JsonNode answer : answers.values()) {
      for (JsonNode binding : answer.path("bindings")) {
        if (binding.path("stream").asText().equals(stream)) {
          exchanges.add(binding.path("exchange").asText());
        }
      }
    }
    return exchanges;
  }

  private void say(String event, Optional<String> stream) {
    if (stream.isPresent()) {
      out.accept(table.toString());
      deprecated.forEach((type, why) -> out.accept("%s is deprecated: %s".formatted(type, why)));
      if (broker.isEmpty()) {
        out.accept(
            "What else is bound to exchange %s only the broker knows: --broker says where"
                .formatted(stream.get()));
      }
    }
    if (!silent.isEmpty()) {
      throw Failure.unreachable(
          "this is not all, as not all have answered: " + String.join("; ", silent));
    }
    if (stream.isEmpty()) {
      throw Failure.refused(
          "nobody reads or writes %s; there are %s".formatted(event, String.join(", ", events())));
    }
  }

  private Optional<String> streamOf(String event) {
    return all().stream()
        .filter(each -> isOf(event, each))
        .map(each -> each.path("stream").asText())
        .findFirst();
  }

  private Set<String> events() {
    Set<String> events = new TreeSet<>();
    all().forEach(each -> events.add(type(each).replaceFirst(MAJOR, "")));
    return events;
  }

  private List<JsonNode> all() {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode answer : answers.values()) {
      answer.path("reads").forEach(all::add);
      answer.path("seen").forEach(all::add);
    }
    return all;
  }

  private void noteDeprecation(JsonNode each) {
    if (each.has("deprecated")) {
      deprecated.put(type(each), each.path("deprecated").asText());
    }
  }

  private static boolean isOf(String event, JsonNode each) {
    return type(each).replaceFirst(MAJOR, "").equals(event);
  }

  private static String type(JsonNode each) {
    return each.path("type").asText();
  }

  private static String lastOf(JsonNode each) {
    return each.path("lastAt").asText();
  }

  private static String major(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
