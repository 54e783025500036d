package dev.plumb.billing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, for bodies and queries alike. */
final class Form {

  private Form() {}

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> text(field.getKey()) + "=" + text(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String text(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
