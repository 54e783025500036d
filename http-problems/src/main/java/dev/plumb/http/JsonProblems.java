package dev.plumb.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.UUID;

/** Says what is wrong with a body in the client's words: no class names, nothing quoted. */
final class JsonProblems {

  private JsonProblems() {}

  static Problem of(JsonProcessingException fault) {
    String field = fault instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
    return field.isEmpty()
        ? Problem.of(
            400, "unreadable-body", "The body is not the JSON that is expected here" + place(fault))
        : Problem.invalid(field, message(fault));
  }

  private static String message(JsonProcessingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown -> "is not known here";
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          "must be " + kind(mismatch.getTargetType());
      default -> "can't be read: broken, repeated or out of range";
    };
  }

  private static String kind(Class<?> target) {
    if (target == String.class) {
      return "text";
    }
    if (target == Integer.class || target == Long.class) {
      return "a whole number";
    }
    if (target == UUID.class) {
      return "a UUID";
    }
    return List.class.isAssignableFrom(target) ? "a list" : "an object";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String place(JsonProcessingException fault) {
    JsonLocation at = fault.getLocation();
    return at == null ? "." : " (line %d, column %d).".formatted(at.getLineNr(), at.getColumnNr());
  }
}
