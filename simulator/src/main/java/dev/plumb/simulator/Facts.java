package dev.plumb.simulator;

import dev.plumb.eventing.NewEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every event that has ever been committed, and what people call it. */
public final class Facts {

  /** One order's events of one stream. */
  public record Thread(String stream, UUID key) {}

  private static final Pattern WORD = Pattern.compile("(?:^|-)([a-z])");

  private final Map<Thread, List<NewEvent>> committed = new HashMap<>();
  private final Map<UUID, Integer> orders = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  public void committed(NewEvent event) {
    List<NewEvent> before =
        committed.computeIfAbsent(new Thread(event.stream(), event.key()), t -> new ArrayList<>());
    if (event.version() != before.size() + 1) {
      throw new Violation(
          "%s is committed after v%d"
              .formatted(name(event.type(), event.version(), event.key()), before.size()));
    }
    before.add(event);
  }

  /** 0 if there is none. */
  long version(String stream, UUID key) {
    return committed.getOrDefault(new Thread(stream, key), List.of()).size();
  }

  boolean has(String stream, UUID key, long version, UUID id) {
    return version <= version(stream, key)
        && committed.get(new Thread(stream, key)).get((int) version - 1).id().equals(id);
  }

  Map<Thread, List<NewEvent>> all() {
    return committed;
  }

  void begun(UUID order) {
    orders.put(order, orders.size() + 1);
  }

  public String name(String type, long version, UUID order) {
    return "%s v%d of %s".formatted(names.computeIfAbsent(type, Facts::name), version, of(order));
  }

  public String name(NewEvent event) {
    return name(event.type(), event.version(), event.key());
  }

  public String of(UUID order) {
    return "order " + orders.get(order);
  }

  private static String name(String type) {
    String event = type.substring(type.indexOf('.') + 1, type.lastIndexOf('.'));
    return WORD.matcher(event).replaceAll(Facts::capital);
  }

  private static String capital(MatchResult letter) {
    return letter.group(1).toUpperCase(java.util.Locale.ROOT);
  }
}
