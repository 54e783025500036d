package dev.plumb.eventing.timer.firing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The ports of this application, each found by its purpose. */
final class TimerPorts {

  private final Map<String, TimerPort<?>> byPurpose = new HashMap<>();

  /** Refuses two ports of one purpose. */
  TimerPorts(Collection<? extends TimerPort<?>> ports) {
    for (TimerPort<?> port : ports) {
      if (byPurpose.putIfAbsent(port.purpose(), port) != null) {
        throw new IllegalArgumentException("two timer ports of purpose " + port.purpose());
      }
    }
  }

  TimerPort<?> of(String purpose) {
    TimerPort<?> port = byPurpose.get(purpose);
    if (port == null) {
      throw new IllegalStateException(
          "no timer port of purpose " + purpose + ": known are " + byPurpose.keySet());
    }
    return port;
  }
}
