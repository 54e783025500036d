package dev.plumb.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Constraints that are not met, by the names the client knows. */
final class Violations {

  private Violations() {}

  static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
    List<Problem.FieldError> errors =
        violations.stream()
            .map(it -> new Problem.FieldError(field(it), it.getMessage()))
            .distinct()
            .sorted(Comparator.comparing(Problem.FieldError::field))
            .toList();
    return Problem.invalid(400, errors);
  }

  private static String field(ConstraintViolation<?> violation) {
    if (violation.getConstraintDescriptor().getAnnotation() instanceof IdempotencyKey) {
      return IdempotencyKey.HEADER;
    }
    String inBody = field(violation.getPropertyPath());
    return inBody.isEmpty() ? "body" : inBody;
  }

  /** Without the method and its parameter. */
  private static String field(Path path) {
    StringBuilder nodes = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.PROPERTY) {
        nodes.append(index(node)).append(nodes.isEmpty() ? "" : ".").append(node.getName());
      } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        nodes.append(index(node));
      }
    }
    return nodes.toString();
  }

  private static String index(Path.Node node) {
    return node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
  }
}
