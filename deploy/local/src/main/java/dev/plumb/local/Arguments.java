package dev.plumb.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The command line of {@link Up}. */
record Arguments(
    int replicas,
    Optional<Integer> orders,
    int faults,
    long seed,
    Optional<Path> json,
    Path logs,
    int brokers,
    boolean registry) {

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static Arguments parse(List<String> words, Path logs) {
    int replicas = 1;
    Optional<Integer> orders = Optional.empty();
    int faults = 0;
    long seed = 1;
    Optional<Path> json = Optional.empty();
    int brokers = 1;
    boolean registry = false;
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (option.equals("--registry")) {
        registry = true;
        continue;
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " is unknown or needs a value");
      }
      String value = rest.next();
      switch (option) {
        case "--replicas" -> replicas = positive(option, value);
        case "--brokers" -> brokers = oneOrThree(option, value);
        case "--orders" -> orders = Optional.of(positive(option, value));
        case "--faults" -> faults = percent(option, value);
        case "--seed" -> seed = positive(option, value);
        case "--json" -> json = Optional.of(Path.of(value));
        case "--logs" -> logs = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    return new Arguments(
        replicas, orders, faults, seed, json, logs.toAbsolutePath(), brokers, registry);
  }

  private static int oneOrThree(String option, String value) {
    if (!value.matches("[13]")) {
      throw new IllegalArgumentException(option + " takes 1 or 3, not " + value);
    }
    return Integer.parseInt(value);
  }

  private static int percent(String option, String value) {
    if (!value.matches("[1-9]?[0-9]")) {
      throw new IllegalArgumentException(option + " takes a percentage from 0 to 99, not " + value);
    }
    return Integer.parseInt(value);
  }

  private static int positive(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(option + " takes a number from 1, not " + value);
    }
    return Integer.parseInt(value);
  }
}
