package dev.plumb.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One change of the manifests, from {@code mutants.txt}.
 *
 * @param rule that must object to it
 * @param target such as {@code Deployment/order-service}
 * @param at a JSON pointer; its parent must be there
 * @param value what is put there, as YAML; nothing is taken away instead
 */
record Mutant(String rule, String target, String at, String value) {

  static List<Mutant> all() {
    return Repository.text(Repository.kubernetes("src/test/resources/mutants.txt"))
        .lines()
        .filter(it -> !it.isBlank() && !it.startsWith("#"))
        .map(it -> it.split(" +\\| +|\\|", 4))
        .map(it -> new Mutant(it[0].strip(), it[1].strip(), it[2].strip(), it[3].strip()))
        .toList();
  }

  Manifests of(Manifests right) {
    Manifests wrong = right.copy();
    ObjectNode document =
        wrong.documents().stream()
            .filter(it -> Manifests.title(it).equals(target))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("mutants.txt: there is no " + target));
    JsonPointer pointer = JsonPointer.compile(at);
    JsonNode parent = document.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    switch (parent) {
      case ObjectNode object when value.isEmpty() -> object.remove(last);
      case ObjectNode object -> object.set(last, Manifests.yaml(value));
      case ArrayNode array when value.isEmpty() -> array.remove(Integer.parseInt(last));
      case ArrayNode array when last.equals("-") -> array.add(Manifests.yaml(value));
      case ArrayNode array -> array.set(Integer.parseInt(last), Manifests.yaml(value));
      default -> throw new IllegalArgumentException("mutants.txt: " + target + " has no " + at);
    }
    return wrong;
  }

  @Override
  public String toString() {
    return Stream.of(rule, target, at, value.isEmpty() ? "gone" : value)
        .reduce((a, b) -> a + " | " + b)
        .orElseThrow();
  }
}
