package dev.plumb.eventing.effect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ports of this application, each found by its kind. */
final class EffectPorts {

  private final Map<String, EffectPort> byKind = new HashMap<>();

  /** Refuses two ports of one kind. */
  EffectPorts(Collection<? extends EffectPort> ports) {
    for (EffectPort port : ports) {
      for (String kind : port.kinds()) {
        if (byKind.putIfAbsent(kind, port) != null) {
          throw new IllegalArgumentException("two effect ports of kind " + kind);
        }
      }
    }
  }

  Set<String> kinds() {
    return byKind.keySet();
  }

  EffectPort of(String kind) {
    EffectPort port = byKind.get(kind);
    if (port == null) {
      throw new IllegalStateException(
          "no effect port of kind " + kind + ": known are " + byKind.keySet());
    }
    return port;
  }
}
