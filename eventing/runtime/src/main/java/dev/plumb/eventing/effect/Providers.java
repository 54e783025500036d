package dev.plumb.eventing.effect;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** All that this application's effects are made at. */
final class Providers {

  private final Map<String, Provider> byName = new TreeMap<>();

  Providers(
      EffectPorts ports,
      EffectSettings settings,
      RandomGenerator random,
      Troubles troubles,
      Runnable wake) {
    for (String kind : ports.kinds()) {
      byName.computeIfAbsent(
          NewEffect.provider(kind), name -> new Provider(name, settings, random, troubles, wake));
    }
  }

  Provider of(NewEffect effect) {
    return byName.get(effect.provider());
  }

  Collection<Provider> all() {
    return byName.values();
  }

  /** Where something may be called beside what is under way. */
  List<Room> rooms(Collection<ClaimedEffect> underWay) {
    Map<String, Long> busy =
        underWay.stream()
            .collect(
                Collectors.groupingBy(
                    claimed -> claimed.effect().provider(), Collectors.counting()));
    return byName.values().stream()
        .map(provider -> provider.room(busy.getOrDefault(provider.name(), 0L)))
        .filter(room -> room.calls() > 0)
        .toList();
  }

  void held(Map<String, Instant> since) {
    byName
        .values()
        .forEach(provider -> provider.held(Optional.ofNullable(since.get(provider.name()))));
  }
}
