package dev.plumb.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Behind {@code deploy/local/simulate}. */
public final class Simulate {

  private Simulate() {}

  public static void main(String[] arguments) throws InterruptedException {
    long first = 1;
    long seeds = 10_000;
    boolean told = false;
    Set<Bug> bugs = EnumSet.noneOf(Bug.class);
    Iterator<String> words = List.of(arguments).iterator();
    while (words.hasNext()) {
      switch (words.next()) {
        case "--seeds" -> seeds = Long.parseLong(words.next());
        case "--seed" -> {
          first = Long.parseLong(words.next());
          seeds = 1;
          told = true;
        }
        case "--from" -> first = Long.parseLong(words.next());
        case "--story" -> told = true;
        case "--bug" ->
            bugs.add(Bug.valueOf(words.next().toUpperCase(Locale.ROOT).replace('-', '_')));
        case "--bugs" -> {
          Arrays.stream(Bug.values())
              .forEach(bug -> System.out.printf("%-34s %s%n", bug.word(), bug.sentence()));
          return;
        }
        default -> throw new IllegalArgumentException("unknown option");
      }
    }
    System.exit(new Campaign(first, seeds, told, bugs).run() ? 0 : 1);
  }
}
