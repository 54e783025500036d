package dev.plumb.contracts.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.contracts.GoldenExample;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * One version of one event.
 *
 * @param event such as {@code order/order-placed}
 * @param minor 0 for the first of a major one, which is written without it
 */
record Version(String event, int major, int minor, Schema schema, JsonNode example)
    implements Comparable<Version> {

  private static final Pattern PATH = Pattern.compile("(.+)/v([1-9]\\d*)(?:\\.([1-9]\\d*))?");

  /**
   * @param path such as {@code order/order-placed/v1.1}
   * @throws IllegalArgumentException if it isn't like that
   */
  static Version of(String path, Schema schema, JsonNode example) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is not named as versions are");
    }
    int minor = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    return new Version(parts.group(1), Integer.parseInt(parts.group(2)), minor, schema, example);
  }

  /** What a consumer of it names. */
  String wholeMajor() {
    return event + "/v" + major;
  }

  String wireType() {
    return wholeMajor().replace('/', '.');
  }

  String number() {
    return "v" + major + (minor == 0 ? "" : "." + minor);
  }

  String path() {
    return event + "/" + number();
  }

  GoldenExample golden() {
    return new GoldenExample(path(), schema, example);
  }

  @Override
  public int compareTo(Version other) {
    return Integer.compare(minor, other.minor);
  }
}
