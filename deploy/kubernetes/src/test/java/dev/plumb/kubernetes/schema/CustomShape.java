package dev.plumb.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a value of a custom resource looks like, closed: what is not named is refused.
 *
 * <p>An object has its fields, those that must be there with {@code !}; a list has one element, the
 * shape of each of its own. The rest is text: {@code text}, {@code int}, {@code bool}, {@code
 * texts} (an object of texts), {@code quantity}, {@code V1...} or {@code V2...} (Kubernetes' type
 * of that name), {@code /.../} (a pattern), or words with {@code |} between them.
 */
record CustomShape(JsonNode shape) {

  private static final Pattern QUANTITY = Pattern.compile("[0-9]+(\\.[0-9]+)?(m|[kMGT]i?)?");

  private static final Pattern OF_KUBERNETES = Pattern.compile("V[12][A-Z]\\w+");

  Stream<String> objections(String at, JsonNode value) {
    if (shape.isArray()) {
      return value.isArray() ? each(at, value) : Stream.of(at + " is no list");
    }
    if (shape.isObject()) {
      return value.isObject() ? fields(at, value) : Stream.of(at + " is no object");
    }
    return scalar(shape.asText(), value).map(what -> at + " " + what).stream();
  }

  private Stream<String> each(String at, JsonNode values) {
    CustomShape element = new CustomShape(shape.get(0));
    return values.valueStream().flatMap(value -> element.objections(at + "[]", value));
  }

  private Stream<String> fields(String at, JsonNode value) {
    Stream<String> missing =
        shape
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(it -> it.endsWith("!") && !value.has(it.substring(0, it.length() - 1)))
            .map(it -> at + " has no " + it.substring(0, it.length() - 1));
    Stream<String> wrong =
        value
            .propertyStream()
            .flatMap(
                field ->
                    of(field.getKey())
                        .map(it -> it.objections(at + "." + field.getKey(), field.getValue()))
                        .orElseGet(() -> Stream.of(at + " knows no " + field.getKey())));
    return Stream.concat(missing, wrong);
  }

  private Optional<CustomShape> of(String field) {
    return Stream.of(field, field + "!")
        .filter(shape::has)
        .map(it -> new CustomShape(shape.get(it)))
        .findFirst();
  }

  private static Optional<String> scalar(String type, JsonNode value) {
    if (OF_KUBERNETES.matcher(type).matches()) {
      return KubernetesSchema.objection(type, value);
    }
    String text = value.asText();
    boolean right =
        switch (type) {
          case "text" -> value.isTextual() && !text.isBlank();
          case "int" -> value.isIntegralNumber();
          case "bool" -> value.isBoolean();
          case "texts" -> value.isObject() && value.valueStream().allMatch(JsonNode::isTextual);
          case "quantity" -> value.isValueNode() && QUANTITY.matcher(text).matches();
          default ->
              value.isTextual()
                  && (type.startsWith("/")
                      ? text.matches(type.substring(1, type.length() - 1))
                      : Stream.of(type.split("\\|")).anyMatch(text::equals));
        };
    return right ? Optional.empty() : Optional.of("is " + value + ", not " + type);
  }
}
