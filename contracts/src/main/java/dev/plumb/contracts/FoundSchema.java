package dev.plumb.contracts;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** A schema that came from elsewhere: nothing about it is taken for granted. */
final class FoundSchema {

  /** The longest that we have takes a sixtieth. */
  static final int MAX_LENGTH = 1 << 18;

  private FoundSchema() {}

  /**
   * @throws IllegalArgumentException if it is too long, none, or another
   */
  static Schema checked(String json, long fingerprint) {
    if (json.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "has %d characters, more than %d".formatted(json.length(), MAX_LENGTH));
    }
    Schema schema = SchemaVersion.parsed(json);
    long its = SchemaNormalization.parsingFingerprint64(schema);
    if (its != fingerprint) {
      throw new IllegalArgumentException("has the fingerprint %016x".formatted(its));
    }
    return schema;
  }
}
