package dev.plumb.order.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Constraints that are not met, by the names the client knows. */
final class Violations {

  private Violations() {}

  static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
    List<Problem.FieldError> errors =
        violations.stream()
            .map(it -> new Problem.FieldError(field(it.getPropertyPath()), it.getMessage()))
            .distinct()
            .sorted(Comparator.comparing(Problem.FieldError::field))
            .toList();
    return Problem.invalid(400, errors);
  }

  /** Without the method and its parameter. */
  private static String field(Path path) {
    List<String> nodes = new ArrayList<>();
    String parameter = "";
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName().equals("key") ? IdempotencyKey.HEADER : "body";
      } else if (node.getKind() == ElementKind.PROPERTY) {
        nodes.add(index(node) + (nodes.isEmpty() ? "" : ".") + node.getName());
      } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        nodes.add(index(node));
      }
    }
    return nodes.isEmpty() ? parameter : String.join("", nodes);
  }

  private static String index(Path.Node node) {
    return node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
  }
}
