package dev.plumb.billing.stream;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message that no producer sends.
 *
 * @param key what it says it is about, where it says so in a way that can be read
 * @param reason why it is dead; empty if it is parked instead
 */
record Mutant(String kind, Optional<UUID> key, Exchange.Sent message, Optional<Pattern> reason) {

  /** In the headers, which are kept where the key can't be read. */
  static final String TAG = "x-mutant";

  String tag() {
    return (String) message.headers().get(TAG);
  }
}
