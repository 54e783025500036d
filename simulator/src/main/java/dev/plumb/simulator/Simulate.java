package dev.plumb.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Behind {@code deploy/local/simulate}. */
public final class Simulate {

  private Simulate() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(run(List.of(arguments).iterator()) ? 0 : 1);
    } catch (IllegalArgumentException wrong) {
      System.err.println(
          "simulate: " + wrong.getMessage() + " (--help shows the options, --bugs the bugs)");
      System.exit(2);
    }
  }

  private static boolean run(Iterator<String> words) throws InterruptedException {
    long first = 1;
    long seeds = 10_000;
    boolean told = false;
    Set<Bug> bugs = EnumSet.noneOf(Bug.class);
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--seeds" -> seeds = number(word, words);
        case "--seed" -> {
          first = number(word, words);
          seeds = 1;
          told = true;
        }
        case "--from" -> first = number(word, words);
        case "--story" -> told = true;
        case "--bug" -> bugs.add(bug(value(word, words)));
        case "--bugs" -> {
          Arrays.stream(Bug.values())
              .forEach(bug -> System.out.printf("%-34s %s%n", bug.word(), bug.sentence()));
          return true;
        }
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds is " + seeds + "; it has to be 1 or more");
    }
    return new Campaign(first, seeds, told, bugs).run();
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " lacks its value");
    }
    return words.next();
  }

  private static long number(String option, Iterator<String> words) {
    String value = value(option, words);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(option + " is " + value + "; it has to be a number");
    }
  }

  private static Bug bug(String name) {
    return Arrays.stream(Bug.values())
        .filter(bug -> bug.word().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no bug " + name));
  }
}
