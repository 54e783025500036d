package dev.plumb.contracts.registry;

import dev.plumb.contracts.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A version that build and registry don't agree on.
 *
 * @param wireType such as {@code order.order-placed.v1}
 * @param number such as {@code v1.1}
 */
public record Difference(String wireType, String number, Kind kind) {

  public enum Kind {
    /** Not published yet. */
    ONLY_HERE,
    /** Retired here, or of a newer build. */
    ONLY_THERE,
    /** Not the same but for words. */
    DIFFERS
  }

  /** Sorted; empty if there is none. */
  public static CompletableFuture<List<Difference>> between(
      List<SchemaVersion> here, SchemaRegistry registry) {
    Map<Registered, SchemaVersion> byName =
        here.stream().collect(Collectors.toMap(Difference::name, Function.identity()));
    return registry.all().thenCompose(there -> compared(byName, there, registry));
  }

  private static CompletableFuture<List<Difference>> compared(
      Map<Registered, SchemaVersion> here, List<Registered> there, SchemaRegistry registry) {
    Map<String, Difference> found = new TreeMap<>();
    List<CompletableFuture<?>> asked = new ArrayList<>();
    here.keySet().stream()
        .filter(name -> !there.contains(name))
        .forEach(name -> put(found, name, Kind.ONLY_HERE));
    for (Registered name : there) {
      if (!here.containsKey(name)) {
        put(found, name, Kind.ONLY_THERE);
        continue;
      }
      asked.add(
          registry
              .schema(name.wireType(), name.number())
              .thenAccept(
                  content -> {
                    if (!content.map(here.get(name)::meansTheSameAs).orElse(false)) {
                      put(found, name, Kind.DIFFERS);
                    }
                  }));
    }
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(_ -> List.copyOf(found.values()));
  }

  private static void put(Map<String, Difference> found, Registered name, Kind kind) {
    synchronized (found) {
      found.put(
          name.wireType() + " " + name.number(),
          new Difference(name.wireType(), name.number(), kind));
    }
  }

  private static Registered name(SchemaVersion version) {
    return new Registered(version.wireType(), version.number());
  }
}
