package dev.plumb.eventing.usage;

import dev.plumb.eventing.usage.TypeUse.Role;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes through this replica, for people who want to know whether anybody still uses a type. By
 * memory until it is told, so a replica that is killed forgets its last seconds. Safe for all
 * threads.
 */
public final class TypeUses {

  private final TypeUseRows rows;
  private final Deprecations deprecations;
  private final MeterRegistry meters;
  private final Map<TypeUse, Use> uses = new ConcurrentHashMap<>();

  TypeUses(TypeUseRows rows, Deprecations deprecations, MeterRegistry meters) {
    this.rows = rows;
    this.deprecations = deprecations;
    this.meters = meters;
  }

  /**
   * @param type one that is known here: anybody can think of others
   */
  public void read(String stream, String type) {
    note(new TypeUse(Role.READ, stream, type));
  }

  public void written(String stream, String type) {
    note(new TypeUse(Role.WRITTEN, stream, type));
  }

  /** Tells the database; what it does not take is told the next time. */
  Uni<Void> tell() {
    List<TypeUse> told =
        uses.entrySet().stream()
            .filter(use -> use.getValue().isToTell())
            .map(Map.Entry::getKey)
            .toList();
    return told.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.used(told).onFailure().invoke(fault -> told.forEach(use -> uses.get(use).again()));
  }

  private void note(TypeUse use) {
    uses.computeIfAbsent(use, this::first).once();
  }

  private Use first(TypeUse use) {
    return new Use(deprecations.of(use.type()).map(why -> counter(use)));
  }

  private Counter counter(TypeUse use) {
    return Counter.builder("plumb.deprecated.events")
        .description("Events of a type that is on its way out")
        .tag("role", use.role().name().toLowerCase(Locale.ROOT))
        .tag("stream", use.stream())
        .tag("type", use.type())
        .register(meters);
  }
}
