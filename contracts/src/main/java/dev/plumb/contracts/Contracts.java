package dev.plumb.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Every event that Plumb publishes, by wire type such as {@code order.order-placed.v1}. Safe for
 * use by many threads; load it once.
 */
public final class Contracts {

  private final Consumer consumer;
  private final Map<String, Contract> newest = new HashMap<>();
  private final Map<String, String> readAs = new HashMap<>();
  private final KnownSchemas known;

  private Contracts(Consumer consumer, List<Contract> oldestFirst, WriterSchemas more) {
    this.consumer = consumer;
    oldestFirst.forEach(contract -> newest.put(contract.wireType(), contract));
    newest.keySet().forEach(type -> consumer.readsAs(type).ifPresent(as -> readAs.put(type, as)));
    known = new KnownSchemas(this::known, more);
    oldestFirst.forEach(contract -> named(contract.path(), () -> known.add(contract)));
  }

  /**
   * For whoever reads all there is, as the newest minor version describes it.
   *
   * @throws IllegalStateException naming the schema that is broken, the two that can't be told
   *     apart, or the one that can't be read as its consumer reads it
   */
  public static Contracts load() {
    Map<String, Schema> schemas = schemas();
    Map<String, Schema> read = new HashMap<>();
    schemas.forEach((path, schema) -> read.put(SchemaFiles.wireType(path), schema));
    return of(new Consumer("load()", read, Adapters.all()), schemas);
  }

  /**
   * For a service that reads what stands below {@code contracts/consumers/<service>}, and nothing
   * else: other events can't be decoded, other fields aren't there. An event in another major
   * version than it reads is told as that one.
   *
   * @throws IllegalStateException as {@link #load}
   * @throws IllegalArgumentException if nothing stands there
   */
  public static Contracts forConsumer(String service) {
    return forConsumer(service, WriterSchemas.NONE);
  }

  /**
   * The same, for one that may meet events of a newer build.
   *
   * @param more asked for the schemas of those; what it finds is checked and kept
   */
  public static Contracts forConsumer(String service, WriterSchemas more) {
    Map<String, Schema> read = new HashMap<>();
    SchemaFiles.readers(service).forEach((wireType, path) -> read.put(wireType, schema(path)));
    return of(new Consumer(service, read, Adapters.all()), schemas(), more);
  }

  /**
   * @param schemas by path, the newest of a wire type last
   */
  static Contracts of(Consumer consumer, Map<String, Schema> schemas) {
    return of(consumer, schemas, WriterSchemas.NONE);
  }

  static Contracts of(Consumer consumer, Map<String, Schema> schemas, WriterSchemas more) {
    List<Contract> contracts = new ArrayList<>();
    schemas.forEach((path, schema) -> named(path, () -> contracts.add(new Contract(path, schema))));
    return new Contracts(consumer, contracts, more);
  }

  private static Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    SchemaFiles.paths().forEach(path -> schemas.put(path, schema(path)));
    return schemas;
  }

  private static Schema schema(String path) {
    return named(path, () -> new Schema.Parser().parse(SchemaFiles.schema(path)));
  }

  private static <T> T named(String path, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw new IllegalStateException("schema " + path + ": " + e.getMessage(), e);
    }
  }

  private Known known(String wireType, Schema written) {
    return new Known(
        wireType, new EventReader(wireType, written, written), reading(wireType, written));
  }

  private Function<byte[], EventData> reading(String type, Schema written) {
    String as = readAs.get(type);
    if (as == null) {
      return null;
    }
    Schema read = consumer.schemas().get(as);
    return as.equals(type)
        ? new EventReader(type, written, read)::decode
        : new AdaptedReader(
                new EventReader(type, written, newest.get(type).schema()),
                consumer.adapters().between(type, as),
                contract(as),
                read)
            ::decode;
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
   * The fields that the reader has said it reads, in the major version it reads; what the writer's
   * version doesn't have yet is what the reader's schema says.
   *
   * @param wireType what the message says it is; its bytes must agree
   * @throws UnreadableEvent if they don't, if nobody here knows that type, or if the reader's major
   *     version can't say it
   * @throws IllegalArgumentException if the reader has not said that it reads this event
   */
  public EventData decode(String wireType, byte[] message) {
    Known known = known(wireType, message);
    if (known.asRead() == null) {
      throw new IllegalArgumentException(
          "%s: is not among what %s reads: contracts/consumers/%s"
              .formatted(wireType, consumer.name(), consumer.name()));
    }
    return known.asRead().apply(message);
  }

  /**
   * @param subject what the message says it is about: what its first field says
   * @throws UnreadableEvent as {@link #decode(String, byte[])}, and if it is about another
   */
  public EventData decode(String wireType, UUID subject, byte[] message) {
    EventData event = decode(wireType, message);
    if (!SingleObject.firstText(wireType, message).equals(subject.toString())) {
      throw new UnreadableEvent(wireType, "is about another than its subject");
    }
    return event;
  }

  /**
   * The wire type of what {@link #decode(String, byte[])} makes of that one: itself, unless the
   * reader reads another major version of the event.
   */
  public String readsAs(String wireType) {
    return readAs.getOrDefault(wireType, wireType);
  }

  /**
   * All fields as they were written, for people to look at: text, numbers, flags, lists and maps,
   * and "(hidden)" in place of whatever is personal.
   *
   * @throws UnreadableEvent as {@link #decode(String, byte[])}
   */
  public Map<String, Object> disclosed(String wireType, byte[] message) {
    return Disclosure.of(known(wireType, message).asWritten().record(message));
  }

  private Known known(String wireType, byte[] message) {
    if (!newest.containsKey(wireType)) {
      throw new UnreadableEvent(wireType, "is not a known event");
    }
    return known.writerOf(wireType, message);
  }

  /** Why a type is on its way out, and what comes instead; empty if it isn't, or isn't known. */
  public Optional<String> deprecated(String wireType) {
    return Optional.ofNullable(newest.get(wireType)).flatMap(Contract::deprecated);
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
