package dev.plumb.contracts;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/** Checks one value against its schema and writes it. */
interface ValueWriter {

  /**
   * @throws IllegalArgumentException naming the field, never the value
   */
  void write(Object value, Encoder out) throws IOException;
}
