package dev.plumb.shipping.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

final class Ids {

  /** {@link UUID#fromString} is more lenient. */
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  static Optional<UUID> read(String text) {
    return text != null && UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
