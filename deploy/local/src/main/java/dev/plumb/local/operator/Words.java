package dev.plumb.local.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line taken apart: plain words, and options with a value unless they are switches.
 * Whatever nobody has asked for when it comes to {@link #noMore} is an error.
 */
final class Words {
  private static final Set<String> SWITCHES = Set.of("--dry-run", "--all", "--no-wait");

  private final List<String> plain = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  static Words of(List<String> words) {
    Words taken = new Words();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (!word.startsWith("--")) {
        taken.plain.add(word);
      } else if (SWITCHES.contains(word)) {
        taken.put(word, "");
      } else if (rest.hasNext()) {
        taken.put(word, rest.next());
      } else {
        throw Failure.wrongUse(word + " is unknown or needs a value");
      }
    }
    return taken;
  }

  /** The next plain word. */
  Optional<String> next() {
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain.removeFirst());
  }

  String next(String what) {
    return next().orElseThrow(() -> Failure.wrongUse(what + " is missing"));
  }

  boolean isNext(Set<String> anyOf) {
    return !plain.isEmpty() && anyOf.contains(plain.getFirst());
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.remove(name));
  }

  boolean isOn(String name) {
    return options.remove(name) != null;
  }

  void noMore() {
    if (!plain.isEmpty()) {
      throw Failure.wrongUse("what is " + plain.getFirst() + "?");
    }
    if (!options.isEmpty()) {
      throw Failure.wrongUse("unknown option " + options.keySet().iterator().next());
    }
  }

  private void put(String name, String value) {
    if (options.put(name, value) != null) {
      throw Failure.wrongUse(name + " is there twice");
    }
  }
}
