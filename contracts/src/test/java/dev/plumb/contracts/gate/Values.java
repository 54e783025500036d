package dev.plumb.contracts.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An event's values by path, such as {@code lines[0].quantity}. */
final class Values {

  private Values() {}

  static Map<String, Object> of(Map<String, ?> event) {
    Map<String, Object> values = new TreeMap<>();
    collect("", event, values);
    return values;
  }

  private static void collect(String path, Object value, Map<String, Object> into) {
    switch (value) {
      case Map<?, ?> record ->
          record.forEach(
              (name, inner) ->
                  collect(path.isEmpty() ? "" + name : path + "." + name, inner, into));
      case List<?> items -> {
        for (int i = 0; i < items.size(); i++) {
          collect("%s[%d]".formatted(path, i), items.get(i), into);
        }
      }
      default -> into.put(path, String.valueOf(value));
    }
  }
}
