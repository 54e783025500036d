package dev.plumb.eventing.ops;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request's query parameters. One that isn't known is refused: a misspelt filter or dry run would
 * do more than was meant.
 */
final class Query {

  static final int LIMIT = 500;

  private static final int USUAL_LIMIT = 50;
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})([smhd])");

  private final MultivaluedMap<String, String> values;

  private Query(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  static Query of(UriInfo uri, String... known) {
    MultivaluedMap<String, String> values = uri.getQueryParameters();
    values.forEach(
        (name, given) -> {
          if (!List.of(known).contains(name)) {
            throw new BadRequest(
                "There is no query parameter %s; known are %s."
                    .formatted(quoted(name), List.of(known)));
          }
          if (given.size() > 1) {
            throw new BadRequest("The query parameter " + name + " is there more than once.");
          }
        });
    return new Query(values);
  }

  Optional<String> text(String name) {
    Optional<String> value = Optional.ofNullable(values.getFirst(name));
    if (value.filter(text -> text.isEmpty() || text.indexOf('\0') >= 0).isPresent()) {
      throw new BadRequest("The query parameter " + name + " is empty or no text.");
    }
    if (value.filter(text -> text.length() > Body.TEXT_LENGTH).isPresent()) {
      throw new BadRequest(
          "The query parameter %s is longer than %d characters.".formatted(name, Body.TEXT_LENGTH));
    }
    return value;
  }

  Optional<UUID> uuid(String name) {
    return text(name).map(value -> Values.uuid("The query parameter " + name, value));
  }

  boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadRequest("The query parameter " + name + " is neither true nor false.");
    };
  }

  /** One of the constants, in lower case and with a hyphen for each underscore. */
  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return text(name).map(value -> Values.oneOf("The query parameter " + name, value, type));
  }

  /** An id that the page before ended with; 0 before the first page. */
  long after() {
    return text("after").map(value -> Values.id("The query parameter after", value)).orElse(0L);
  }

  int limit() {
    return text("limit")
        .map(value -> Values.number("The query parameter limit", value, LIMIT))
        .orElse(USUAL_LIMIT);
  }

  /** Such as 90s, 15m, 2h or 7d. */
  Optional<Duration> duration(String name) {
    return text(name).map(value -> duration(name, value));
  }

  private static Duration duration(String name, String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new BadRequest(
          "The query parameter " + name + " is no length of time such as 90s, 15m, 2h or 7d.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static String quoted(String name) {
    return name.matches("[\\w.-]{1,40}") ? name : "of that name";
  }
}
