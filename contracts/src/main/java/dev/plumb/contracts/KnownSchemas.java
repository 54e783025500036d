package dev.plumb.contracts;

import dev.plumb.contracts.WriterSchemas.Search;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** What messages may be written with: the schemas of this build, and those found since. */
final class KnownSchemas {

  private final BiFunction<String, Schema, Known> reading;
  private final WriterSchemas more;
  private final Map<Long, Known> ours = new HashMap<>();
  private final Map<Long, Known> learned = new ConcurrentHashMap<>();

  /**
   * @param reading how a message of that wire type is read which is written with that schema
   * @param more asked for what is in neither
   */
  KnownSchemas(BiFunction<String, Schema, Known> reading, WriterSchemas more) {
    this.reading = reading;
    this.more = more;
  }

  /**
   * @throws IllegalArgumentException if it can't be told from another wire type's
   */
  Known add(Contract contract) {
    Known known = reading.apply(contract.wireType(), contract.schema());
    Known twin = ours.put(contract.fingerprint(), known);
    if (twin != null && !twin.wireType().equals(contract.wireType())) {
      throw new IllegalArgumentException("has the same fingerprint as " + twin.wireType());
    }
    return known;
  }

  /**
   * @param wireType what the message says it is
   * @throws UnreadableEvent if its schema is another type's, or known to nobody
   */
  Known writerOf(String wireType, byte[] message) {
    long fingerprint = SingleObject.fingerprint(wireType, message);
    Known known = ours.get(fingerprint);
    if (known == null) {
      known = learned.get(fingerprint);
    }
    if (known == null) {
      known = search(wireType, fingerprint);
    }
    String written = known.wireType();
    if (!written.equals(wireType)) {
      throw new UnreadableEvent(
          wireType, "is written with schema %016x, which is %s".formatted(fingerprint, written));
    }
    return known;
  }

  private Known search(String wireType, long fingerprint) {
    return switch (more.find(wireType, fingerprint)) {
      case Search.Found(String json) -> learn(wireType, fingerprint, json);
      case Search.Nothing(String why) ->
          throw new UnreadableEvent(
              wireType,
              "is written with the unknown schema %016x%s"
                  .formatted(fingerprint, why.isEmpty() ? "" : ": " + why));
    };
  }

  private Known learn(String wireType, long fingerprint, String json) {
    try {
      Known found = reading.apply(wireType, FoundSchema.checked(json, fingerprint));
      learned.put(fingerprint, found);
      return found;
    } catch (IllegalArgumentException | IllegalStateException | AvroRuntimeException e) {
      throw new UnreadableEvent(
          wireType,
          "is written with schema %016x, and what was found for that %s"
              .formatted(fingerprint, e.getMessage()),
          e);
    }
  }
}
