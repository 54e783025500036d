package dev.plumb.eventing.ops;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Text from a request as what it should be, or a {@link BadRequest} that names its place. */
final class Values {

  private static final int NAME_LENGTH = 100;

  private Values() {}

  static UUID uuid(String place, String text) {
    try {
      UUID value = UUID.fromString(text);
      if (value.toString().equalsIgnoreCase(text)) {
        return value;
      }
    } catch (IllegalArgumentException notHex) {
      throw new BadRequest(place + " is no UUID.");
    }
    throw new BadRequest(place + " is no UUID.");
  }

  /** Of RFC 3339, which has no year beyond 9999. */
  static Instant time(String place, String text) {
    try {
      if (text.matches("[0-9]{4}-.*")) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException notRfc3339) {
      throw new BadRequest(place + " is no time such as 2026-01-31T12:00:00Z.");
    }
    throw new BadRequest(place + " is no time such as 2026-01-31T12:00:00Z.");
  }

  /** 0 or more. */
  static long id(String place, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadRequest(place + " is no id: a whole number.");
    }
    return Long.parseLong(text);
  }

  static int number(String place, String text, int atMost) {
    if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > atMost) {
      throw new BadRequest("%s is no whole number from 1 to %d.".formatted(place, atMost));
    }
    return Integer.parseInt(text);
  }

  /** One of the constants, in lower case and with a hyphen for each underscore. */
  static <E extends Enum<E>> E oneOf(String place, String text, Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadRequest(place + " is none of " + words(type) + "."));
  }

  private static List<String> words(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Values::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Of one line, and not too long. */
  static String name(String place, String text) {
    if (text == null || text.isBlank()) {
      throw new BadRequest(place + " is missing.");
    }
    if (text.length() > NAME_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequest(
          "%s is longer than %d characters, or of more than one line."
              .formatted(place, NAME_LENGTH));
    }
    return text.strip();
  }
}
