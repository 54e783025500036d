package dev.plumb.billing.provider;

import io.vertx.core.json.JsonObject;

/** What of the provider's words goes into columns: PostgreSQL's text can't hold the character 0. */
final class ProviderText {

  private static final int LONGEST = 255;

  private ProviderText() {}

  /**
   * @throws IllegalArgumentException if it is not 1 to 255 characters of text
   */
  static String of(JsonObject json, String name) {
    return checked(name, json.getString(name));
  }

  static String checked(String name, String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(name + " is not 1 to " + LONGEST + " characters of text");
    }
    return text;
  }
}
