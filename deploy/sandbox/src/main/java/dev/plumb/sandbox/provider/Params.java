package dev.plumb.sandbox.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Form parameters with Stripe's nested names, such as {@code metadata[order_id]}. */
record Params(SortedMap<String, String> values) {
  private static final long LARGEST = 99_999_999;

  /**
   * @param known names without what stands in brackets
   * @throws InvalidRequest if the body is no form or holds an unknown name
   */
  static Params parse(String form, Set<String> known) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String pair : form == null || form.isBlank() ? List.<String>of() : split(form)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      int bracket = name.indexOf('[');
      if (!known.contains(bracket < 0 ? name : name.substring(0, bracket))) {
        throw new InvalidRequest("parameter_unknown", name, "Received unknown parameter: " + name);
      }
      values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new Params(values);
  }

  private static List<String> split(String form) {
    return List.of(form.split("&"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(null, null, "Invalid request: the body is not form-encoded.");
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "parameter_missing", name, "Missing required param: " + name + "."));
  }

  /** Minor units, at least 1. */
  Optional<Long> amount(String name) {
    return text(name).map(text -> amount(name, text));
  }

  private static long amount(String name, String text) {
    long amount = integer(name, text);
    if (amount < 1) {
      throw new InvalidRequest(
          "parameter_invalid_integer", name, "This value must be greater than or equal to 1.");
    }
    if (amount > LARGEST) {
      throw new InvalidRequest("amount_too_large", name, "Amount must be no more than " + LARGEST);
    }
    return amount;
  }

  static long integer(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidRequest("parameter_invalid_integer", name, "Invalid integer: " + text);
    }
  }

  boolean flag(String name) {
    return text(name).map(text -> flag(name, text)).orElse(false);
  }

  private static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidRequest(null, name, "Invalid boolean: " + text);
    };
  }

  Optional<String> oneOf(String name, Set<String> allowed) {
    text(name)
        .filter(text -> !allowed.contains(text))
        .ifPresent(
            text -> {
              throw new InvalidRequest(
                  null,
                  name,
                  "Invalid %s: must be one of %s".formatted(name, String.join(", ", allowed)));
            });
    return text(name);
  }

  Map<String, String> map(String name) {
    int start = name.length() + 1;
    return values.entrySet().stream()
        .filter(value -> value.getKey().startsWith(name + "[") && value.getKey().endsWith("]"))
        .collect(
            Collectors.toMap(
                value -> value.getKey().substring(start, value.getKey().length() - 1),
                Map.Entry::getValue,
                (one, other) -> other,
                TreeMap::new));
  }

  String canonical() {
    return values.toString();
  }
}
