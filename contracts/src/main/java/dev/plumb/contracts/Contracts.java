package dev.plumb.contracts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * Every event that Plumb publishes, by wire type such as {@code order.order-placed.v1}. Safe for
 * use by many threads; load it once.
 */
public final class Contracts {

  private final Map<String, Contract> byWireType = new HashMap<>();
  private final Map<Long, Contract> byFingerprint = new HashMap<>();

  private Contracts() {}

  /**
   * @throws IllegalStateException naming the schema that is broken, or the two that can't be told
   *     apart
   */
  public static Contracts load() {
    Contracts contracts = new Contracts();
    SchemaFiles.paths().forEach(path -> contracts.add(path, SchemaFiles.schema(path)));
    return contracts;
  }

  private void add(String path, String json) {
    try {
      Contract contract = new Contract(path, new Schema.Parser().parse(json));
      Contract twin = byFingerprint.putIfAbsent(contract.fingerprint(), contract);
      if (twin != null) {
        throw new IllegalArgumentException("has the same fingerprint as " + twin.wireType());
      }
      byWireType.put(contract.wireType(), contract);
    } catch (RuntimeException e) {
      throw new IllegalStateException("schema " + path + ": " + e.getMessage(), e);
    }
  }

  public Set<String> wireTypes() {
    return new TreeSet<>(byWireType.keySet());
  }

  /**
   * @param fields all of the event's: text and UUIDs (also as text), {@code Integer} or {@code
   *     Long}, {@code Boolean}, {@code Instant}, lists, and maps for nested records
   * @return Avro's single-object encoding
   * @throws IllegalArgumentException naming the field that is missing, unknown or of another type
   */
  public byte[] encode(String wireType, Map<String, Object> fields) {
    return contract(wireType).encode(fields);
  }

  /**
   * @param wireType what the message says it is; its bytes must agree
   * @throws UnreadableEvent if they don't, or if nobody here knows that type
   */
  public EventData decode(String wireType, byte[] message) {
    if (!byWireType.containsKey(wireType)) {
      throw new UnreadableEvent(wireType, "is not a known event");
    }
    long fingerprint = SingleObject.fingerprint(wireType, message);
    Contract written = byFingerprint.get(fingerprint);
    if (written == null) {
      throw new UnreadableEvent(
          wireType, "is written with the unknown schema %016x".formatted(fingerprint));
    }
    if (!written.wireType().equals(wireType)) {
      throw new UnreadableEvent(
          wireType,
          "is written with schema %016x, which is %s".formatted(fingerprint, written.wireType()));
    }
    return written.decode(message);
  }

  /** The schema's place, such as {@code contracts/order/order-placed/v1}. */
  public String schemaRef(String wireType) {
    return contract(wireType).schemaRef();
  }

  private Contract contract(String wireType) {
    Contract contract = byWireType.get(wireType);
    if (contract == null) {
      throw new IllegalArgumentException(wireType + " is not a known event");
    }
    return contract;
  }
}
