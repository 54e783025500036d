package dev.plumb.contracts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * Every event that Plumb publishes, by wire type such as {@code order.order-placed.v1}. Safe for
 * use by many threads; load it once.
 */
public final class Contracts {

  private final String reader;
  private final Map<String, Contract> newest = new HashMap<>();
  private final Map<Long, Known> byFingerprint = new HashMap<>();

  private Contracts(String reader) {
    this.reader = reader;
  }

  /**
   * For whoever reads all there is, as the newest minor version describes it.
   *
   * @throws IllegalStateException naming the schema that is broken, or the two that can't be told
   *     apart
   */
  public static Contracts load() {
    Map<String, Schema> schemas = schemas();
    Map<String, Schema> readers = new HashMap<>();
    schemas.forEach((path, schema) -> readers.put(SchemaFiles.wireType(path), schema));
    return of("load()", schemas, readers);
  }

  /**
   * For a service that reads what stands below {@code contracts/consumers/<service>}, and nothing
   * else: other events can't be decoded, other fields aren't there.
   *
   * @throws IllegalStateException as {@link #load}
   * @throws IllegalArgumentException if nothing stands there
   */
  public static Contracts forConsumer(String service) {
    Map<String, Schema> readers = new HashMap<>();
    SchemaFiles.readers(service).forEach((wireType, path) -> readers.put(wireType, schema(path)));
    return of(service, schemas(), readers);
  }

  static Contracts of(String reader, Map<String, Schema> schemas, Map<String, Schema> readers) {
    Contracts contracts = new Contracts(reader);
    schemas.forEach(
        (path, schema) -> contracts.add(path, schema, readers.get(SchemaFiles.wireType(path))));
    return contracts;
  }

  /** Oldest first, so that the newest of a wire type comes last. */
  private static Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    SchemaFiles.paths().forEach(path -> schemas.put(path, schema(path)));
    return schemas;
  }

  private static Schema schema(String path) {
    try {
      return new Schema.Parser().parse(SchemaFiles.schema(path));
    } catch (RuntimeException e) {
      throw new IllegalStateException("schema " + path + ": " + e.getMessage(), e);
    }
  }

  private void add(String path, Schema schema, Schema reader) {
    try {
      Contract contract = new Contract(path, schema);
      Known twin = byFingerprint.put(contract.fingerprint(), Known.of(contract, reader));
      if (twin != null && !twin.contract().wireType().equals(contract.wireType())) {
        throw new IllegalArgumentException(
            "has the same fingerprint as " + twin.contract().wireType());
      }
      newest.put(contract.wireType(), contract);
    } catch (RuntimeException e) {
      throw new IllegalStateException("schema " + path + ": " + e.getMessage(), e);
    }
  }

  public Set<String> wireTypes() {
    return new TreeSet<>(newest.keySet());
  }

  /**
   * In the newest minor version.
   *
   * @param fields all of the event's: text and UUIDs (also as text), {@code Integer} or {@code
   *     Long}, {@code Boolean}, {@code Instant}, lists, and maps for nested records
   * @return Avro's single-object encoding
   * @throws IllegalArgumentException naming the field that is missing, unknown or of another type
   */
  public byte[] encode(String wireType, Map<String, Object> fields) {
    return contract(wireType).encode(fields);
  }

  /**
   * The fields that the reader has said it reads; what the writer's version doesn't have yet is
   * what the reader's schema says.
   *
   * @param wireType what the message says it is; its bytes must agree
   * @throws UnreadableEvent if they don't, or if nobody here knows that type
   * @throws IllegalArgumentException if the reader has not said that it reads this type
   */
  public EventData decode(String wireType, byte[] message) {
    Known known = known(wireType, message);
    if (known.asRead() == null) {
      throw new IllegalArgumentException(
          "%s: is not among what %s reads: contracts/consumers/%s"
              .formatted(wireType, reader, reader));
    }
    return known.asRead().decode(message);
  }

  /**
   * All fields as they were written, for people to look at: text, numbers, flags, lists and maps,
   * and "(hidden)" in place of whatever is personal.
   *
   * @throws UnreadableEvent as {@link #decode}
   */
  public Map<String, Object> disclosed(String wireType, byte[] message) {
    return Disclosure.of(known(wireType, message).asWritten().record(message));
  }

  private Known known(String wireType, byte[] message) {
    if (!newest.containsKey(wireType)) {
      throw new UnreadableEvent(wireType, "is not a known event");
    }
    long fingerprint = SingleObject.fingerprint(wireType, message);
    Known known = byFingerprint.get(fingerprint);
    if (known == null) {
      throw new UnreadableEvent(
          wireType, "is written with the unknown schema %016x".formatted(fingerprint));
    }
    String written = known.contract().wireType();
    if (!written.equals(wireType)) {
      throw new UnreadableEvent(
          wireType, "is written with schema %016x, which is %s".formatted(fingerprint, written));
    }
    return known;
  }

  /** The place of what {@link #encode} writes with: {@code contracts/order/order-placed/v1}. */
  public String schemaRef(String wireType) {
    return contract(wireType).schemaRef();
  }

  private Contract contract(String wireType) {
    Contract contract = newest.get(wireType);
    if (contract == null) {
      throw new IllegalArgumentException(wireType + " is not a known event");
    }
    return contract;
  }
}
